package org.learnstream.domain.presence;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * When a learner was there: the first and the last time, counts by kind, and each active one of the last 64 days.
 * Immutable.
 *
 * <p>Activities may come in any order; the same ones give the same presence. What lies more than 63 days before the last
 * activity is in the totals only. Everything that is derived (decayed counts, the bitmap, features) is a function of this
 * record, also as of a day that has passed.
 */
public final class Presence {
    /** How many days are kept, the day of the last activity included. */
    public static final int DAYS = 64;

    private static final ActiveDay[] NO_DAYS = {};

    /** Nobody has been there yet. */
    public static final Presence NONE = new Presence(Long.MAX_VALUE, new long[ActivityKind.ALL.size()], NO_DAYS);

    private final long first;
    private final long[] totals;

    /** By rising day; the last is that of the last activity. */
    private final ActiveDay[] days;

    private Presence(long first, long[] totals, ActiveDay[] days) {
        this.first = first;
        this.totals = totals;
        this.days = days;
    }

    /**
     * Returns a presence as it was stored.
     *
     * @param first time of the first activity of all, in milliseconds since 1970-01-01 UTC
     * @param totals number of activities by {@link ActivityKind}, in its order
     * @param days the active days, rising
     */
    public static Presence of(long first, long[] totals, List<ActiveDay> days) {
        return new Presence(
                first, Arrays.copyOf(totals, ActivityKind.ALL.size()), days.toArray(new ActiveDay[days.size()]));
    }

    /**
     * Returns the presence with one activity more.
     *
     * @param time when it happened, in milliseconds since 1970-01-01 UTC
     */
    public Presence with(ActivityKind kind, long time) {
        long[] more = totals.clone();
        more[kind.index()]++;
        return new Presence(Math.min(first, time), more, daysWith(kind, time));
    }

    private ActiveDay[] daysWith(ActivityKind kind, long time) {
        long day = ActiveDay.dayOf(time);
        int at = days.length;
        while (at > 0 && days[at - 1].day() > day) {
            at--;
        }
        if (at > 0 && days[at - 1].day() == day) {
            ActiveDay[] changed = days.clone();
            changed[at - 1] = days[at - 1].plus(kind, time);
            return changed;
        }
        if (days.length > 0 && day <= days[days.length - 1].day() - DAYS) {
            return days;
        }
        ActiveDay[] longer = new ActiveDay[days.length + 1];
        System.arraycopy(days, 0, longer, 0, at);
        longer[at] = ActiveDay.withOne(kind, time);
        System.arraycopy(days, at, longer, at + 1, days.length - at);
        return withoutOld(longer);
    }

    private static ActiveDay[] withoutOld(ActiveDay[] days) {
        long oldest = days[days.length - 1].day() - DAYS + 1;
        int from = 0;
        while (days[from].day() < oldest) {
            from++;
        }
        return from == 0 ? days : Arrays.copyOfRange(days, from, days.length);
    }

    /**
     * Returns the presence as it was at the end of a day: what happened later has not happened. The total counts of
     * days that are not kept any more stay in it.
     *
     * @param day days since 1970-01-01
     */
    public Presence asOf(long day) {
        int kept = days.length;
        long[] fewer = totals.clone();
        while (kept > 0 && days[kept - 1].day() > day) {
            kept--;
            for (ActivityKind kind : ActivityKind.ALL) {
                fewer[kind.index()] -= days[kept].count(kind);
            }
        }
        if (kept == days.length) {
            return this;
        }
        return kept == 0 && ActiveDay.dayOf(first) > day ? NONE : new Presence(first, fewer, Arrays.copyOf(days, kept));
    }

    /** Whether the learner has never been there. */
    public boolean isEmpty() {
        return first == Long.MAX_VALUE;
    }

    /** Returns the time of the first activity of all, in milliseconds since 1970-01-01 UTC; the largest long for none. */
    public long first() {
        return first;
    }

    /** Returns the time of the last activity that is kept, in milliseconds since 1970-01-01 UTC. */
    public OptionalLong last() {
        return days.length == 0 ? OptionalLong.empty() : OptionalLong.of(days[days.length - 1].lastTime());
    }

    /** Returns the active days that are kept, rising. */
    public List<ActiveDay> days() {
        return List.of(days);
    }

    /** Returns how often the learner did something of a kind, ever. */
    public long total(ActivityKind kind) {
        return totals[kind.index()];
    }

    /** Returns how often the learner did anything, ever. */
    public long total() {
        return Arrays.stream(totals).sum();
    }

    /**
     * Returns which of the last 64 days were active.
     *
     * @param day the newest day, of bit 0, in days since 1970-01-01; bit n is n days before it
     */
    public long bitmap(long day) {
        long bits = 0;
        for (ActiveDay active : days) {
            long age = day - active.day();
            if (age >= 0 && age < DAYS) {
                bits |= 1L << age;
            }
        }
        return bits;
    }

    /**
     * Returns the exponentially decayed number of activities of a kind: Σ count(d)·e^(−(day − d)/τ) over the kept days
     * d up to a day.
     *
     * @param day days since 1970-01-01
     * @param tau time constant τ, in days
     */
    public double decayed(ActivityKind kind, long day, double tau) {
        double sum = 0;
        for (ActiveDay active : days) {
            if (active.day() <= day) {
                sum += active.count(kind) * Math.exp(-(day - active.day()) / tau);
            }
        }
        return sum;
    }

    /**
     * Returns the time of the earliest activity after a time that is a day's first or last, both in milliseconds since
     * 1970-01-01 UTC. Activities between the first and the last one of a day are passed over.
     */
    public OptionalLong next(long after) {
        for (ActiveDay active : days) {
            if (active.firstTime() > after) {
                return OptionalLong.of(active.firstTime());
            }
            if (active.lastTime() > after) {
                return OptionalLong.of(active.lastTime());
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Presence that
                && first == that.first
                && Arrays.equals(totals, that.totals)
                && Arrays.equals(days, that.days);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first) * 31 + Arrays.hashCode(days);
    }

    @Override
    public String toString() {
        return "first " + first + " totals " + Arrays.toString(totals) + " days " + Arrays.toString(days);
    }
}
