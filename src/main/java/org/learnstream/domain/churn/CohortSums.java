package org.learnstream.domain.churn;

import org.learnstream.domain.presence.Presence;

/**
 * Sums over the learners of a course who have begun, kept as their presences change. Immutable.
 *
 * <p>Logarithms are summed as whole numbers, so that what was added can be taken away again exactly and the order of the
 * changes makes no difference.
 *
 * @param learners how many have begun
 * @param logEvents sum of ln(1 + activities), in units of 2^-24
 * @param activeDays sum of the active days that are kept
 */
public record CohortSums(long learners, long logEvents, long activeDays) {
    /** Nobody has begun. */
    public static final CohortSums NONE = new CohortSums(0, 0, 0);

    private static final double UNITS = 1 << 24;

    /** Returns the sums with a learner more; the same when they have not begun. */
    public CohortSums plus(Presence presence) {
        return changed(presence, 1);
    }

    /** Returns the sums without a learner who had been added with this presence. */
    public CohortSums minus(Presence presence) {
        return changed(presence, -1);
    }

    /** Returns the sums over both groups of learners, which must not overlap. */
    public CohortSums plus(CohortSums other) {
        return new CohortSums(learners + other.learners, logEvents + other.logEvents, activeDays + other.activeDays);
    }

    private CohortSums changed(Presence presence, int sign) {
        if (presence.isEmpty()) {
            return this;
        }
        long logarithm = Math.round(StrictMath.log1p((double) presence.total()) * UNITS);
        return new CohortSums(
                learners + sign,
                logEvents + sign * logarithm,
                activeDays + (long) sign * presence.days().size());
    }

    /**
     * Returns the means.
     *
     * @param fewest how many learners must have begun for the cohort to be known; 1 or more
     */
    public Cohort cohort(int fewest) {
        return learners < Math.max(1, fewest)
                ? Cohort.UNKNOWN
                : new Cohort(
                        learners,
                        (double) logEvents / UNITS / (double) learners,
                        (double) activeDays / (double) learners);
    }
}
