package org.learnstream.solve;

import org.bytedeco.openblas.global.openblas;
import org.learnstream.domain.solve.SpdSolver;

/**
 * Solves with OpenBLAS, whose machine code comes with its Maven artefacts for the usual platforms.
 *
 * <p>The Cholesky decomposition and the inverse from it are those of LAPACK (potrf and potri). They read and write one half
 * of the matrix; the other half is copied from it.
 */
final class OpenBlasSolver implements SpdSolver {
    /** So many rows and columns of a block of doubles fit into the processor's first cache. */
    private static final int BLOCK = 32;

    /**
     * Loads the library.
     *
     * @param threads how many threads it may use
     * @throws LinkageError when there is none for this platform, or it cannot be unpacked
     */
    OpenBlasSolver(int threads) {
        openblas.blas_set_num_threads(threads);
    }

    @Override
    public String name() {
        return "OpenBLAS";
    }

    @Override
    public boolean machineCode() {
        return true;
    }

    @Override
    public void invert(double[] matrix, int size) {
        if (size == 0) {
            return;
        }
        // The lower half by columns, as LAPACK counts, is the upper half by rows.
        byte half = 'L';
        int failed = openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, half, size, matrix, size);
        if (failed == 0) {
            failed = openblas.LAPACKE_dpotri(openblas.LAPACK_COL_MAJOR, half, size, matrix, size);
        }
        if (failed != 0) {
            throw new ArithmeticException("the matrix is not positive definite, LAPACK says " + failed);
        }
        mirror(matrix, size);
    }

    private static void mirror(double[] matrix, int size) {
        for (int rows = 0; rows < size; rows += BLOCK) {
            for (int columns = rows; columns < size; columns += BLOCK) {
                for (int row = rows; row < Math.min(size, rows + BLOCK); row++) {
                    for (int column = Math.max(columns, row + 1); column < Math.min(size, columns + BLOCK); column++) {
                        matrix[column * size + row] = matrix[row * size + column];
                    }
                }
            }
        }
    }
}
