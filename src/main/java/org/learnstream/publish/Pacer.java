package org.learnstream.publish;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A schedule of steps at a steady rate. Each step is due at a fixed distance from the start, never from the step before:
 * a delay is made up for, and nothing drifts.
 */
public final class Pacer {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long LONGEST_PARK_NANOS = Duration.ofMillis(200).toNanos();

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
    public Pacer(double perSecond, LongSupplier nanoClock) {
        this.perSecond = perSecond;
        this.nanoClock = nanoClock;
        this.started = nanoClock.getAsLong();
    }

    /**
     * Waits until the next step is due and takes it; returns whether it did, and not because the wait was given up.
     *
     * @param goOn asked now and then whether to go on waiting
     * @throws PublishException when the thread is interrupted
     */
    public boolean await(BooleanSupplier goOn) {
        for (long wait = nanosUntilDue(); wait > 0; wait = nanosUntilDue()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new PublishException("interrupted while waiting to send", null);
            }
            if (!goOn.getAsBoolean()) {
                return false;
            }
            LockSupport.parkNanos(this, Math.min(wait, LONGEST_PARK_NANOS));
        }
        step();
        return true;
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
