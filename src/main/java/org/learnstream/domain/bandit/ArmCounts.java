package org.learnstream.domain.bandit;

import java.util.ArrayList;
import java.util.List;

/**
 * What became of the slots that an arm filled for a segment: outcomes by period of time.
 *
 * <p>Discounting happens when counts are read, so what is kept are whole numbers: any order of changes, any correction
 * and any split over partitions gives the same counts bit for bit, and the half-life can be changed at any time. Periods
 * that lie {@value #KEPT} or more before the newest time are dropped.
 *
 * @param width length of a period, in milliseconds; at least 1
 * @param periods those with slots, oldest first
 * @param all all slots ever, dropped periods included
 * @param lastTime the newest time of any change, in milliseconds since 1970-01-01 UTC; 0 when there was none
 */
public record ArmCounts(long width, List<Period> periods, Outcomes all, long lastTime) {
    /** How many periods are kept. At eight periods per half-life the oldest weighs a thousandth. */
    static final int KEPT = 80;

    private static final int PERIODS_PER_HALF_LIFE = 8;
    private static final long SHORTEST = 60_000;

    public ArmCounts {
        if (width < 1) {
            throw new IllegalArgumentException("the width is " + width + " ms, expected 1 or more");
        }
        periods = List.copyOf(periods);
    }

    /**
     * The outcomes of one period.
     *
     * @param number the period starts at number · width milliseconds since 1970-01-01 UTC
     */
    public record Period(long number, Outcomes outcomes) {}

    /**
     * Slots and successes that are worth less the older they are.
     *
     * @param trials sum of the weights of the slots
     * @param successes sum of weight times reward
     */
    public record Discounted(double trials, double successes) {}

    /** Returns no counts, with periods of a length. */
    public static ArmCounts none(long width) {
        return new ArmCounts(width, List.of(), Outcomes.NONE, 0);
    }

    /** Returns the length of a period that suits a half-life, in milliseconds: an eighth, at least a minute. */
    public static long widthFor(long halfLifeMillis) {
        return Math.max(SHORTEST, halfLifeMillis / PERIODS_PER_HALF_LIFE);
    }

    /** Returns these counts after a change. */
    public ArmCounts plus(ArmChange change) {
        Outcomes one = Outcomes.NONE.plus(change.outcome(), change.count());
        Period period = new Period(Math.floorDiv(change.time(), width), one);
        return with(List.of(period), one, change.time());
    }

    /** Returns the counts of both together, with the periods of this one. */
    public ArmCounts plus(ArmCounts other) {
        ArmCounts same = other.withWidth(width);
        return with(same.periods, same.all, same.lastTime);
    }

    private ArmCounts with(List<Period> added, Outcomes addedInAll, long time) {
        long newest = Math.max(lastTime, time);
        List<Period> sum = merged(periods, added);
        sum.removeIf(period -> period.number() <= Math.floorDiv(newest, width) - KEPT
                || period.outcomes().equals(Outcomes.NONE));
        return new ArmCounts(width, sum, all.plus(addedInAll), newest);
    }

    /** Returns these counts in periods of another length; each old period goes where its middle lies. */
    public ArmCounts withWidth(long wanted) {
        if (wanted == width) {
            return this;
        }
        ArmCounts moved = new ArmCounts(wanted, List.of(), all, lastTime);
        for (Period period : periods) {
            long middle = period.number() * width + width / 2;
            Period wider = new Period(Math.floorDiv(middle, wanted), period.outcomes());
            moved = moved.with(List.of(wider), Outcomes.NONE, 0);
        }
        return moved;
    }

    /**
     * Returns the discounted counts: a slot weighs half as much for every half-life between its period and the present
     * one.
     */
    public Discounted discounted(Rewards rewards, long halfLifeMillis, long now) {
        long present = Math.floorDiv(now, width);
        double trials = 0;
        double successes = 0;
        for (Period period : periods) {
            double age = Math.max(0, present - period.number()) * (double) width;
            double weight = Math.pow(0.5, age / halfLifeMillis);
            trials += weight * period.outcomes().trials();
            successes += weight * period.outcomes().successes(rewards);
        }
        return new Discounted(trials, successes);
    }

    private static List<Period> merged(List<Period> one, List<Period> other) {
        List<Period> merged = new ArrayList<>(one.size() + other.size());
        int left = 0;
        int right = 0;
        while (left < one.size() || right < other.size()) {
            if (right == other.size()
                    || (left < one.size()
                            && one.get(left).number() < other.get(right).number())) {
                merged.add(one.get(left++));
            } else if (left == one.size()
                    || other.get(right).number() < one.get(left).number()) {
                merged.add(other.get(right++));
            } else {
                Outcomes sum = one.get(left++).outcomes().plus(other.get(right).outcomes());
                merged.add(new Period(other.get(right++).number(), sum));
            }
        }
        return merged;
    }
}
