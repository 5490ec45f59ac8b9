package org.learnstream.solve;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.bytedeco.openblas.global.openblas;
import org.learnstream.domain.solve.SpdSolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Solves with OpenBLAS, whose machine code comes with its Maven artefacts for the usual platforms.
 *
 * <p>The Cholesky decomposition and the inverse from it are those of LAPACK (potrf and potri). They read and write one half
 * of the matrix; the other half is copied from it.
 */
final class OpenBlasSolver implements SpdSolver {
    private static final Logger LOG = LoggerFactory.getLogger(OpenBlasSolver.class);

    /** So many rows and columns of a block of doubles fit into the processor's first cache. */
    private static final int BLOCK = 32;

    /** Longer than any inversion that fits into memory; only a thread that is stuck takes longer. */
    private static final long LONGEST_INVERSION_SECONDS = 120;

    /**
     * Held for reading by each inversion; for writing while the number of threads is set, which the library does not
     * bear in the middle of its work, and, for ever, by a process that ends: the library gives its memory back then, and
     * an inversion that went on would bring the process down or keep it from ending.
     */
    private static final ReadWriteLock IN_USE = new ReentrantReadWriteLock();

    /**
     * Loads the library.
     *
     * @param threads how many threads it may use
     * @throws LinkageError when there is none for this platform, or it cannot be unpacked
     */
    OpenBlasSolver(int threads) {
        IN_USE.writeLock().lock();
        try {
            openblas.blas_set_num_threads(threads);
        } finally {
            IN_USE.writeLock().unlock();
        }
        EndOfProcess.registered();
    }

    /** Makes the end of the process wait for inversions, once. */
    private static final class EndOfProcess {
        static {
            Runtime.getRuntime().addShutdownHook(new Thread(EndOfProcess::awaitInversions, "solver-end"));
        }

        /** Does nothing but to load this class. */
        static void registered() {}

        private static void awaitInversions() {
            try {
                if (!IN_USE.writeLock().tryLock(LONGEST_INVERSION_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("An inversion goes on while the process ends seconds={}", LONGEST_INVERSION_SECONDS);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
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
        IN_USE.readLock().lock();
        try {
            decompose(matrix, size);
        } finally {
            IN_USE.readLock().unlock();
        }
        mirror(matrix, size);
    }

    private static void decompose(double[] matrix, int size) {
        // The lower half by columns, as LAPACK counts, is the upper half by rows.
        byte half = 'L';
        int failed = openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, half, size, matrix, size);
        if (failed == 0) {
            failed = openblas.LAPACKE_dpotri(openblas.LAPACK_COL_MAJOR, half, size, matrix, size);
        }
        if (failed != 0) {
            throw new ArithmeticException("the matrix is not positive definite, LAPACK says " + failed);
        }
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
