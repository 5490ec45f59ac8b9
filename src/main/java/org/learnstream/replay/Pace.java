package org.learnstream.replay;

import java.util.concurrent.locks.LockSupport;

/** Holds a loop to a rate by waiting until each of its steps is due. For use by one thread. */
final class Pace {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final long started = System.nanoTime();
    private long steps;

    /**
     * Starts now.
     *
     * @param perSecond steps per second; 0 for as fast as possible
     */
    Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Returns when the next step is due. */
    void await() {
        if (perSecond > 0) {
            long due = started + (long) (steps * NANOS_PER_SECOND / perSecond);
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new ReplayException("the replay was interrupted");
                }
                LockSupport.parkNanos(wait);
            }
        }
        steps++;
    }
}
