package org.learnstream.domain.solve;

/** Inverts symmetric positive definite matrices. Safe to use from any thread. */
public interface SpdSolver {
    /** Returns the name of the library that does the work. */
    String name();

    /** Whether the work is done by machine code of the platform and not in Java, which takes ten times as long. */
    boolean machineCode();

    /**
     * Replaces a matrix by its inverse.
     *
     * @param matrix a square matrix by rows, symmetric and positive definite; receives the whole inverse
     * @param size number of rows
     * @throws ArithmeticException when the matrix is not positive definite within the precision of doubles; its content
     *     is undefined then
     */
    void invert(double[] matrix, int size);
}
