package org.learnstream.domain.presence;

import java.util.Arrays;

/**
 * A day (UTC) on which a learner did something. Immutable.
 *
 * <p>Adding activities in any order gives the same day.
 */
public final class ActiveDay {
    /** Length of a day, in milliseconds. */
    public static final long MILLIS = 86_400_000;

    /** Length of a slot of the day, in milliseconds: half an hour. */
    public static final long SLOT_MILLIS = 1_800_000;

    private final long day;
    private final int first;
    private final int last;
    private final long slots;
    private final int[] counts;

    private ActiveDay(long day, int first, int last, long slots, int[] counts) {
        this.day = day;
        this.first = first;
        this.last = last;
        this.slots = slots;
        this.counts = counts;
    }

    /**
     * Returns a day as it was stored.
     *
     * @param day days since 1970-01-01
     * @param first time of the first activity, in milliseconds since the day's beginning
     * @param last time of the last activity, in milliseconds since the day's beginning
     * @param slots the active half hours, bit 0 the first of the day, 48 bits
     * @param counts number of activities by {@link ActivityKind}, in its order
     */
    public static ActiveDay of(long day, int first, int last, long slots, int[] counts) {
        return new ActiveDay(day, first, last, slots, Arrays.copyOf(counts, ActivityKind.ALL.size()));
    }

    /** Returns the day of a time, in days since 1970-01-01. */
    public static long dayOf(long time) {
        return Math.floorDiv(time, MILLIS);
    }

    /** Returns the day with one activity. */
    static ActiveDay withOne(ActivityKind kind, long time) {
        int millis = (int) Math.floorMod(time, MILLIS);
        return new ActiveDay(dayOf(time), millis, millis, 0, new int[ActivityKind.ALL.size()]).plus(kind, time);
    }

    /** Returns this day with one activity more, which happened on it. */
    ActiveDay plus(ActivityKind kind, long time) {
        int millis = (int) Math.floorMod(time, MILLIS);
        int[] more = counts.clone();
        more[kind.index()]++;
        return new ActiveDay(
                day, Math.min(first, millis), Math.max(last, millis), slots | 1L << (millis / SLOT_MILLIS), more);
    }

    /** Returns the day, in days since 1970-01-01. */
    public long day() {
        return day;
    }

    /** Returns when the first activity was, in milliseconds since the day's beginning. */
    public int firstMillis() {
        return first;
    }

    /** Returns when the last activity was, in milliseconds since the day's beginning. */
    public int lastMillis() {
        return last;
    }

    /** Returns the time of the first activity, in milliseconds since 1970-01-01 UTC. */
    public long firstTime() {
        return day * MILLIS + first;
    }

    /** Returns the time of the last activity, in milliseconds since 1970-01-01 UTC. */
    public long lastTime() {
        return day * MILLIS + last;
    }

    /** Returns the active half hours; bit 0 is the first of the day. */
    public long slots() {
        return slots;
    }

    /** Returns the number of sessions: of runs of active half hours. */
    public int sessions() {
        return Long.bitCount(slots & ~(slots << 1));
    }

    /** Returns the number of activities of a kind. */
    public int count(ActivityKind kind) {
        return counts[kind.index()];
    }

    /** Returns the number of activities of all kinds. */
    public long count() {
        return Arrays.stream(counts).asLongStream().sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ActiveDay that
                && day == that.day
                && first == that.first
                && last == that.last
                && slots == that.slots
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(day) * 31 + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return "day " + day + " first " + first + " last " + last + " slots " + slots + " counts "
                + Arrays.toString(counts);
    }
}
