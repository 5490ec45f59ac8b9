package org.learnstream.domain.content;

/**
 * The eigenvalues and eigenvectors of a small symmetric matrix, by Jacobi's method with cyclic sweeps; source: G. Golub and
 * C. Van Loan, Matrix Computations, 4th edition, 2013, section 8.5.
 */
final class JacobiRotation {
    private static final int SWEEPS = 30;
    private static final double NEGLIGIBLE = 1e-24;

    private final double[] values;
    private final double[][] vectors;

    JacobiRotation(double[] values, double[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /** Returns eigenvalues in no order. */
    double[] values() {
        return values;
    }

    /** Returns by eigenvalue, an eigenvector of length 1. */
    double[][] vectors() {
        return vectors;
    }

    static JacobiRotation of(double[][] symmetric) {
        int size = symmetric.length;
        double[][] matrix = new double[size][size];
        double[][] vectors = new double[size][size];
        for (int row = 0; row < size; row++) {
            vectors[row][row] = 1;
            for (int column = 0; column < size; column++) {
                matrix[row][column] = (symmetric[row][column] + symmetric[column][row]) / 2;
            }
        }
        for (int sweep = 0; sweep < SWEEPS && !diagonal(matrix); sweep++) {
            for (int row = 0; row < size; row++) {
                for (int column = row + 1; column < size; column++) {
                    rotate(matrix, vectors, row, column);
                }
            }
        }
        double[] values = new double[size];
        for (int index = 0; index < size; index++) {
            values[index] = matrix[index][index];
        }
        return new JacobiRotation(values, vectors);
    }

    private static boolean diagonal(double[][] matrix) {
        double outside = 0;
        double total = 0;
        for (int row = 0; row < matrix.length; row++) {
            for (int column = 0; column < matrix.length; column++) {
                double square = matrix[row][column] * matrix[row][column];
                total += square;
                outside += row == column ? 0 : square;
            }
        }
        return outside <= NEGLIGIBLE * total;
    }

    private static void rotate(double[][] matrix, double[][] vectors, int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double ratio = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double tangent = Math.copySign(1, ratio) / (Math.abs(ratio) + Math.hypot(1, ratio));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        for (double[] row : matrix) {
            double left = row[p];
            double right = row[q];
            row[p] = cosine * left - sine * right;
            row[q] = sine * left + cosine * right;
        }
        rotateRows(matrix, p, q, cosine, sine);
        rotateRows(vectors, p, q, cosine, sine);
    }

    private static void rotateRows(double[][] matrix, int p, int q, double cosine, double sine) {
        double[] left = matrix[p];
        double[] right = matrix[q];
        for (int column = 0; column < left.length; column++) {
            double before = left[column];
            left[column] = cosine * before - sine * right[column];
            right[column] = sine * before + cosine * right[column];
        }
    }
}
