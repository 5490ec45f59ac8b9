package org.learnstream.domain.content;

import java.util.Arrays;

/** The vectors of some courses as the rows of a matrix F, in single precision. */
final class FeatureMatrix {
    private static final float[] EMPTY = {};
    private static final int ITERATIONS = 100;
    private static final double TOLERANCE = 1e-4;

    private final SparseVector[] rows;
    private final int features;

    FeatureMatrix(SparseVector[] rows, int features) {
        this.rows = rows;
        this.features = features;
    }

    /** Returns Fᵀ·M for a matrix M with a row for each course; a row of the result that no course adds to is empty. */
    float[][] transposedTimes(float[][] matrix) {
        float[][] product = new float[features][];
        Arrays.fill(product, EMPTY);
        for (int course = 0; course < rows.length; course++) {
            SparseVector vector = rows[course];
            for (int index = 0; index < vector.size(); index++) {
                int feature = vector.feature(index);
                float[] row = product[feature];
                if (row.length == 0) {
                    row = new float[matrix[course].length];
                    product[feature] = row;
                }
                Blocks.add(row, (float) vector.value(index), matrix[course]);
            }
        }
        return product;
    }

    /** Returns F·M for a matrix M with a row for each feature, an empty one standing for zeros. */
    private float[][] times(float[][] matrix, int width) {
        float[][] product = new float[rows.length][width];
        for (int course = 0; course < rows.length; course++) {
            SparseVector vector = rows[course];
            for (int index = 0; index < vector.size(); index++) {
                float[] row = matrix[vector.feature(index)];
                if (row.length > 0) {
                    Blocks.add(product[course], (float) vector.value(index), row);
                }
            }
        }
        return product;
    }

    /**
     * Returns X with (F Fᵀ + λI) X = B, each column by conjugate gradients until its residual is a ten-thousandth; source:
     * M. Hestenes and E. Stiefel, Methods of conjugate gradients for solving linear systems, 1952.
     */
    float[][] solve(float[][] right, double ridge) {
        int width = right[0].length;
        float[][] solution = new float[rows.length][width];
        float[][] residual = copy(right);
        float[][] direction = copy(right);
        double[] squares = Blocks.columnProducts(residual, residual);
        double[] goals = squares.clone();
        for (int iteration = 0; iteration < ITERATIONS && !reached(squares, goals); iteration++) {
            float[][] image = times(transposedTimes(direction), width);
            for (int row = 0; row < rows.length; row++) {
                Blocks.add(image[row], (float) ridge, direction[row]);
            }
            double[] curvatures = Blocks.columnProducts(direction, image);
            double[] steps = ratios(squares, curvatures);
            step(solution, direction, steps, 1);
            step(residual, image, steps, -1);
            double[] next = Blocks.columnProducts(residual, residual);
            double[] turns = ratios(next, squares);
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < width; column++) {
                    direction[row][column] = residual[row][column] + (float) turns[column] * direction[row][column];
                }
            }
            squares = next;
        }
        return solution;
    }

    private static boolean reached(double[] squares, double[] goals) {
        boolean reached = true;
        for (int column = 0; column < squares.length; column++) {
            reached &= squares[column] <= TOLERANCE * TOLERANCE * goals[column];
        }
        return reached;
    }

    private static double[] ratios(double[] dividends, double[] divisors) {
        double[] ratios = new double[dividends.length];
        for (int column = 0; column < ratios.length; column++) {
            ratios[column] = divisors[column] > 0 ? dividends[column] / divisors[column] : 0;
        }
        return ratios;
    }

    private static void step(float[][] matrix, float[][] towards, double[] steps, int sign) {
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < steps.length; column++) {
                matrix[row][column] += (float) (sign * steps[column]) * towards[row][column];
            }
        }
    }

    private static float[][] copy(float[][] matrix) {
        float[][] copy = new float[matrix.length][];
        for (int row = 0; row < matrix.length; row++) {
            copy[row] = matrix[row].clone();
        }
        return copy;
    }
}
