package org.learnstream.bench.load;

/** How long reads took, to 5 µs, up to two seconds; of longer ones the longest. One thread writes. */
final class Latencies {
    private static final int STEP_NANOS = 5_000;
    private static final int STEPS = 400_000;

    private final int[] counts = new int[STEPS];
    private long size;
    private long longestNanos;

    void add(long nanos) {
        counts[(int) Math.min(STEPS - 1, nanos / STEP_NANOS)]++;
        size++;
        longestNanos = Math.max(longestNanos, nanos);
    }

    /** Takes in those of another thread, which has ended. */
    void addAll(Latencies others) {
        for (int step = 0; step < STEPS; step++) {
            counts[step] += others.counts[step];
        }
        size += others.size;
        longestNanos = Math.max(longestNanos, others.longestNanos);
    }

    long size() {
        return size;
    }

    double longestMillis() {
        return longestNanos / 1e6;
    }

    /** Returns a quantile, in milliseconds, not too short by more than a step; 0 when there are none. */
    double millis(double quantile) {
        long wanted = (long) Math.ceil(quantile * size);
        long seen = 0;
        for (int step = 0; step < STEPS && size > 0; step++) {
            seen += counts[step];
            if (seen >= wanted) {
                return step == STEPS - 1 ? longestMillis() : (step + 1L) * STEP_NANOS / 1e6;
            }
        }
        return longestMillis();
    }
}
