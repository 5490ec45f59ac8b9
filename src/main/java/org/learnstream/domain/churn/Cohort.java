package org.learnstream.domain.churn;

/**
 * How active the learners of a course are on average, those who have begun. Immutable.
 *
 * @param learners how many have begun; 0 when too few have for their mean to say anything
 * @param logEvents mean of ln(1 + activities)
 * @param activeDays mean number of active days
 */
public record Cohort(long learners, double logEvents, double activeDays) {
    /** A cohort of which nothing is known: whoever is compared with it is neither above nor below. */
    public static final Cohort UNKNOWN = new Cohort(0, 0, 0);

    /** Whether a learner can be compared with it. */
    public boolean isKnown() {
        return learners > 0;
    }
}
