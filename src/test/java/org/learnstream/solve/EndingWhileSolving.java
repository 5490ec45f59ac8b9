package org.learnstream.solve;

import java.util.concurrent.CountDownLatch;
import org.learnstream.domain.solve.SpdSolver;

/** A program that ends while it still solves: what {@link OpenBlasSolverEndTest} runs in a process of its own. */
final class EndingWhileSolving {
    private static final int SIZE = 3_000;

    private EndingWhileSolving() {}

    /**
     * Ends so soon after an inversion began.
     *
     * @param arguments one number, in milliseconds
     */
    public static void main(String... arguments) throws InterruptedException {
        SpdSolver solver = Solvers.fastest(2);
        solver.invert(identity(), SIZE);
        CountDownLatch solving = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            while (true) {
                double[] matrix = identity();
                solving.countDown();
                solver.invert(matrix, SIZE);
            }
        });
        thread.setDaemon(true);
        thread.start();
        solving.await();
        // Long enough for the thread to be within the library's code, short enough for it not to have left.
        Thread.sleep(Long.parseLong(arguments[0]));
        System.exit(0);
    }

    private static double[] identity() {
        double[] matrix = new double[SIZE * SIZE];
        for (int at = 0; at < SIZE; at++) {
            matrix[at * SIZE + at] = 1;
        }
        return matrix;
    }
}
