package org.learnstream.solve;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.learnstream.domain.solve.SpdSolver;

/** Solves in Java with the Efficient Java Matrix Library: it runs everywhere, and slowly. */
final class EjmlSolver implements SpdSolver {
    @Override
    public String name() {
        return "EJML";
    }

    @Override
    public boolean machineCode() {
        return false;
    }

    @Override
    public void invert(double[] matrix, int size) {
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.chol(size);
        DMatrixRMaj inverse = new DMatrixRMaj(size, size);
        if (!solver.setA(DMatrixRMaj.wrap(size, size, matrix))) {
            throw new ArithmeticException("the matrix is not positive definite");
        }
        solver.invert(inverse);
        System.arraycopy(inverse.data, 0, matrix, 0, size * size);
    }
}
