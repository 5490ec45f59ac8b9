package org.learnstream.generator;

import java.util.function.LongSupplier;

/**
 * A schedule of steps at a steady rate. Each step is due at a fixed distance from the start, never from the step before:
 * a delay is made up for, and nothing drifts.
 */
final class Pacer {
    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final LongSupplier nanoClock;
    private final long started;
    private long steps;

    /**
     * Starts a schedule now.
     *
     * @param perSecond steps per second; 0 when every step is due at once
     * @param nanoClock a clock that counts nanoseconds, such as {@link System#nanoTime}
     */
    Pacer(double perSecond, LongSupplier nanoClock) {
        this.perSecond = perSecond;
        this.nanoClock = nanoClock;
        this.started = nanoClock.getAsLong();
    }

    /** Returns the nanoseconds until the next step is due; 0 or less when it is. */
    long nanosUntilDue() {
        if (perSecond <= 0) {
            return 0;
        }
        return started + (long) (steps * NANOS_PER_SECOND / perSecond) - nanoClock.getAsLong();
    }

    /** The next step is taken. */
    void step() {
        steps++;
    }
}
