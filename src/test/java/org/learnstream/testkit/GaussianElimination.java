package org.learnstream.testkit;

import org.learnstream.domain.solve.SpdSolver;

/** The oracle of linear algebra: elimination with pivots, as by hand. */
public final class GaussianElimination implements SpdSolver {
    @Override
    public String name() {
        return "by hand";
    }

    @Override
    public boolean machineCode() {
        return false;
    }

    @Override
    public void invert(double[] matrix, int size) {
        double[][] work = new double[size][2 * size];
        for (int row = 0; row < size; row++) {
            System.arraycopy(matrix, row * size, work[row], 0, size);
            work[row][size + row] = 1;
        }
        for (int column = 0; column < size; column++) {
            int pivot = column;
            for (int row = column + 1; row < size; row++) {
                pivot = Math.abs(work[row][column]) > Math.abs(work[pivot][column]) ? row : pivot;
            }
            double[] exchanged = work[pivot];
            work[pivot] = work[column];
            work[column] = exchanged;
            double divisor = exchanged[column];
            for (int at = 0; at < 2 * size; at++) {
                exchanged[at] /= divisor;
            }
            for (int row = 0; row < size; row++) {
                double factor = work[row][column];
                for (int at = 0; row != column && at < 2 * size; at++) {
                    work[row][at] -= factor * exchanged[at];
                }
            }
        }
        for (int row = 0; row < size; row++) {
            System.arraycopy(work[row], size, matrix, row * size, size);
        }
    }
}
