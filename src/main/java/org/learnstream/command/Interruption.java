package org.learnstream.command;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The request of the operating system, such as Ctrl-C, that a command should end. The process goes on until the command
 * has closed this, so that it can finish and say what it did; but not for long.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread hook = new Thread(this::interrupted, "learnstream-interruption");
    private volatile boolean requested;
    private volatile @Nullable Runnable reaction;

    private Interruption() {}

    /** Returns an interruption that is waited for from now on. */
    static Interruption watch() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    /** Sets what is done when the request comes, or has come already. It may be done twice. */
    void then(Runnable wanted) {
        reaction = wanted;
        if (requested) {
            wanted.run();
        }
    }

    private void interrupted() {
        requested = true;
        Runnable wanted = reaction;
        if (wanted != null) {
            wanted.run();
        }
        try {
            boolean inTime = closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (!inTime) {
                System.err.println("learnstream: did not finish within " + PATIENCE_SECONDS + " s");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The command has finished. */
    @Override
    public void close() {
        closed.countDown();
        if (!requested) {
            removeHook();
        }
    }

    private void removeHook() {
        try {
            boolean unused = Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyEnding) {
            // The request came just now: the hook runs, and finds this closed.
            requested = true;
        }
    }
}
