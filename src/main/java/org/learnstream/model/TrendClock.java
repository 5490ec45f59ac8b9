package org.learnstream.model;

import java.time.Duration;

/**
 * The time of trends: cut into steps of a 32nd of the half-life, and the weight of each step.
 *
 * <p>Weights are integers relative to an epoch, the last multiple of the half-life, so that sums of them are exact and
 * grow older by nothing but a common factor until the next epoch. A weight is 2³⁰ at the epoch; what is more than 20
 * half-lives older weighs nothing.
 */
final class TrendClock {
    private static final int STEPS_PER_HALF_LIFE = 32;
    private static final int OLDEST_HALF_LIVES = 20;
    private static final double UNIT = 1L << 30;

    /** By age in steps, the first being a half-life ahead of the epoch: what came in the epoch's own half-life. */
    private static final long[] WEIGHTS = new long[(OLDEST_HALF_LIVES + 1) * STEPS_PER_HALF_LIFE + 1];

    static {
        for (int index = 0; index < WEIGHTS.length; index++) {
            double age = (index - STEPS_PER_HALF_LIFE) / (double) STEPS_PER_HALF_LIFE;
            WEIGHTS[index] = StrictMath.round(UNIT * StrictMath.pow(2, -age));
        }
    }

    private final long stepMillis;

    TrendClock(Duration halfLife) {
        stepMillis = halfLife.toMillis() / STEPS_PER_HALF_LIFE;
    }

    /** Returns the step that a time lies in; times that no event can have are cut off. */
    int step(long time) {
        return (int) Math.max(Integer.MIN_VALUE / 4, Math.min(Integer.MAX_VALUE / 4, Math.floorDiv(time, stepMillis)));
    }

    /** Returns the step at which the half-life began that a time lies in. */
    int epoch(long time) {
        return Math.floorDiv(step(time), STEPS_PER_HALF_LIFE) * STEPS_PER_HALF_LIFE;
    }

    /** Returns what a step weighs at an epoch; a step after the epoch's own half-life weighs as much as its last one. */
    static long weight(int step, int epoch) {
        int index = Math.max(0, epoch - step + STEPS_PER_HALF_LIFE);
        return index < WEIGHTS.length ? WEIGHTS[index] : 0;
    }

    /** Returns the factor that turns weights at an epoch into weights at a time. */
    double scale(int epoch, long time) {
        double steps = (double) (time - epoch * stepMillis) / stepMillis;
        return StrictMath.pow(2, -steps / STEPS_PER_HALF_LIFE) / UNIT;
    }
}
