package org.learnstream.streams.recommend;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The part of a stream thread's time that may go into scoring learners; the rest is for what follows events at once.
 *
 * <p>A token bucket: time that is not used is saved up, within bounds, so that a burst is scored at once. It belongs to
 * one thread.
 */
final class ScoringTime {
    private static final double MOST_SAVED_NANOS = Duration.ofSeconds(1).toNanos();

    private final double share;
    private final LongSupplier nanoTime;
    private double left;
    private long filledAt;
    private int queues;

    /**
     * Makes the time of one thread, with as much saved as there can be.
     *
     * @param share of the thread's time, greater than 0; with 1 there is always some left
     * @param nanoTime tells the time, in nanoseconds since any moment
     */
    ScoringTime(double share, LongSupplier nanoTime) {
        this.share = share;
        this.nanoTime = nanoTime;
        this.left = share * MOST_SAVED_NANOS;
        this.filledAt = nanoTime.getAsLong();
    }

    /** Whether a learner may be scored now. */
    boolean isLeft() {
        long now = nanoTime.getAsLong();
        left = Math.min(share * MOST_SAVED_NANOS, left + share * (now - filledAt));
        filledAt = now;
        return left > 0 || share >= 1;
    }

    /** Does work that scores, and takes as much time off as it took. */
    void spend(Runnable work) {
        long from = nanoTime.getAsLong();
        work.run();
        // What one partition after the other owes is forgiven in the end, so that nobody waits for long after the rush.
        left = Math.max(-share * MOST_SAVED_NANOS, left - (nanoTime.getAsLong() - from));
    }

    /** Returns the time by the clock, in nanoseconds. */
    long now() {
        return nanoTime.getAsLong();
    }

    /** Notes that learners of one more partition wait. */
    void queueUp() {
        queues++;
    }

    /** Notes that no learners of a partition wait any more. */
    void queueDone() {
        queues--;
    }

    /**
     * Returns how long a partition whose learners wait may take, so that all that wait get the same, in nanoseconds.
     *
     * @param since when the partition last had its turn, by the clock
     */
    double turn(long since) {
        return share * (nanoTime.getAsLong() - since) / Math.max(1, queues);
    }
}
