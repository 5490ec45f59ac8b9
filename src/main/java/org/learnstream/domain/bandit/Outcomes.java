package org.learnstream.domain.bandit;

import org.learnstream.domain.learner.Response;

/**
 * Numbers of slots by their outcome. Whole numbers, so that sums are exact in any order.
 *
 * @param failures slots that were seen and not followed in time
 * @param clicks slots that were followed and led no further
 * @param enrolments slots that led to an enrolment
 */
public record Outcomes(long failures, long clicks, long enrolments) {
    /** No slots. */
    public static final Outcomes NONE = new Outcomes(0, 0, 0);

    /** Returns the number of slots. */
    public long trials() {
        return failures + clicks + enrolments;
    }

    /** Returns the sum of the rewards. */
    public double successes(Rewards rewards) {
        return clicks * rewards.of(Response.CLICK) + enrolments * rewards.of(Response.ENROLMENT);
    }

    Outcomes plus(Response outcome, int count) {
        return switch (outcome) {
            case IMPRESSION -> new Outcomes(failures + count, clicks, enrolments);
            case CLICK -> new Outcomes(failures, clicks + count, enrolments);
            case ENROLMENT -> new Outcomes(failures, clicks, enrolments + count);
        };
    }

    Outcomes plus(Outcomes other) {
        return new Outcomes(failures + other.failures, clicks + other.clicks, enrolments + other.enrolments);
    }
}
