package org.learnstream.domain.content;

/** Arithmetic of tall matrices: a row of a few numbers for each course. */
final class Blocks {
    private Blocks() {}

    /** Adds a multiple of a row to another. */
    static void add(float[] into, float factor, float[] row) {
        for (int index = 0; index < into.length; index++) {
            into[index] += factor * row[index];
        }
    }

    /** Returns the sum of the products of two rows. */
    static double dot(float[] left, float[] right) {
        double sum = 0;
        for (int index = 0; index < left.length; index++) {
            sum += (double) left[index] * right[index];
        }
        return sum;
    }

    /** Returns, by column, the sums of the products of two matrices' entries. */
    static double[] columnProducts(float[][] left, float[][] right) {
        double[] sums = new double[left[0].length];
        for (int row = 0; row < left.length; row++) {
            for (int column = 0; column < sums.length; column++) {
                sums[column] += (double) left[row][column] * right[row][column];
            }
        }
        return sums;
    }

    /** Makes the columns of a matrix orthogonal and of length 1, one after the other; one that depends on those before becomes 0. */
    static void orthonormalise(float[][] matrix) {
        int width = matrix[0].length;
        for (int column = 0; column < width; column++) {
            // Twice is enough: W. Kahan, quoted in B. Parlett, The Symmetric Eigenvalue Problem, 1980, section 6-9.
            double before = length(matrix, column);
            for (int pass = 0; pass < 2; pass++) {
                removeEarlier(matrix, column);
            }
            double length = length(matrix, column);
            float factor = length > 1e-6 * before ? (float) (1 / length) : 0;
            for (float[] row : matrix) {
                row[column] *= factor;
            }
        }
    }

    private static double length(float[][] matrix, int column) {
        double square = 0;
        for (float[] row : matrix) {
            square += (double) row[column] * row[column];
        }
        return Math.sqrt(square);
    }

    private static void removeEarlier(float[][] matrix, int column) {
        double[] shadows = new double[column];
        for (float[] row : matrix) {
            for (int earlier = 0; earlier < column; earlier++) {
                shadows[earlier] += (double) row[column] * row[earlier];
            }
        }
        for (float[] row : matrix) {
            double sum = 0;
            for (int earlier = 0; earlier < column; earlier++) {
                sum += shadows[earlier] * row[earlier];
            }
            row[column] -= (float) sum;
        }
    }

    /** Returns the product of a tall matrix with a small one, given by its columns. */
    static float[][] times(float[][] tall, double[][] columns) {
        float[][] product = new float[tall.length][columns.length];
        for (int row = 0; row < tall.length; row++) {
            for (int column = 0; column < columns.length; column++) {
                double sum = 0;
                for (int index = 0; index < columns[column].length; index++) {
                    sum += tall[row][index] * columns[column][index];
                }
                product[row][column] = (float) sum;
            }
        }
        return product;
    }
}
