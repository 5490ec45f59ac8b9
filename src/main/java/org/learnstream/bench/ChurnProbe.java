package org.learnstream.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/**
 * What is measured around the processor of churn while it works in the running topology. One stream thread calls it;
 * whoever reads does so while nothing is processed.
 */
final class ChurnProbe {
    /** One event of so many is timed: to ask for a thread's processor time takes some itself. */
    private static final int EVERY = 8;

    private static final int MOST = 1 << 20;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final boolean skips;
    private final long[] samples = new long[MOST];
    private volatile int sampled;
    private volatile long events;
    private volatile long thread = -1;
    private volatile long lastAt;
    private volatile long longestGap;

    /**
     * Makes a probe.
     *
     * @param skips whether events pass the processor by, to see what everything else costs
     */
    ChurnProbe(boolean skips) {
        this.skips = skips;
    }

    boolean skips() {
        return skips;
    }

    /** Calls the processor with an event. */
    void around(Runnable process) {
        long now = System.nanoTime();
        if (lastAt != 0) {
            longestGap = Math.max(longestGap, now - lastAt);
        }
        lastAt = now;
        if (thread == -1) {
            thread = Thread.currentThread().getId();
        }
        long count = events + 1;
        events = count;
        if (skips) {
            return;
        }
        int at = sampled;
        if (count % EVERY != 0 || at == MOST) {
            process.run();
            return;
        }
        long before = THREADS.getCurrentThreadCpuTime();
        process.run();
        samples[at] = THREADS.getCurrentThreadCpuTime() - before;
        sampled = at + 1;
    }

    /** Forgets samples and gaps. */
    void reset() {
        sampled = 0;
        events = 0;
        lastAt = 0;
        longestGap = 0;
    }

    /** Returns a quantile of the processor time of one event, in microseconds. */
    double micros(double quantile) {
        if (sampled == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(samples, sampled);
        Arrays.sort(sorted);
        return sorted[(int) (quantile * (sorted.length - 1))] / 1e3;
    }

    /** Returns the longest time between two events since the last reset, in milliseconds. */
    double longestGapMillis() {
        return longestGap / 1e6;
    }

    /** Returns the processor time that the stream thread has taken since its start, in nanoseconds. */
    long threadCpuNanos() {
        return thread == -1 ? 0 : THREADS.getThreadCpuTime(thread);
    }
}
