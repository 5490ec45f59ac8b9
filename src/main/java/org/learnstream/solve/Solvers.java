package org.learnstream.solve;

import org.learnstream.domain.solve.SpdSolver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The choice of a solver: the platform's machine code where it can be loaded, else Java. */
public final class Solvers {
    private static final Logger LOG = LoggerFactory.getLogger(Solvers.class);

    private Solvers() {}

    /**
     * Returns the fastest solver there is on this machine, and logs which.
     *
     * @param threads how many threads it may use at a time
     */
    public static SpdSolver fastest(int threads) {
        try {
            SpdSolver solver = new OpenBlasSolver(threads);
            LOG.info("Solving with machine code library={} threads={}", solver.name(), threads);
            return solver;
        } catch (LinkageError | RuntimeException unavailable) {
            SpdSolver solver = java();
            LOG.warn(
                    "Solving in Java, which takes ten times as long, because machine code cannot be loaded library={} cause={}",
                    solver.name(),
                    unavailable.toString());
            return solver;
        }
    }

    /** Returns the solver that needs nothing but Java. */
    public static SpdSolver java() {
        return new EjmlSolver();
    }
}
