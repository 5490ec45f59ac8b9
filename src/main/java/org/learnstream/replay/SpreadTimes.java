package org.learnstream.replay;

import java.util.Arrays;
import java.util.Random;

/** Draws times for events whose data set has none: pseudo-random, and the same for the same name every time. */
final class SpreadTimes {
    private SpreadTimes() {}

    /**
     * Returns strictly rising times, spread evenly but not regularly over a span.
     *
     * <p>{@link Random} is used because its sequence is part of its specification: every JDK draws the same times.
     *
     * @param name what the times are for; another name gets other times
     * @param count how many
     * @param from the earliest time that may be drawn, in milliseconds since 1970-01-01 UTC
     * @param to the end of the span, itself not drawn; at least {@code count} milliseconds after its start
     */
    static long[] draw(String name, int count, long from, long to) {
        if (to - from < count) {
            throw new IllegalArgumentException(
                    "the span has " + (to - from) + " milliseconds, expected at least " + count);
        }
        Random random = new Random(name.hashCode());
        long[] times = new long[count];
        for (int i = 0; i < count; i++) {
            times[i] = from + (long) (random.nextDouble() * (to - from));
        }
        Arrays.sort(times);
        for (int i = 1; i < count; i++) {
            times[i] = Math.max(times[i], times[i - 1] + 1);
        }
        for (int i = count - 1; i >= 0; i--) {
            times[i] = Math.min(times[i], to - (count - i));
        }
        return times;
    }
}
