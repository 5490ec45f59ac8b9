package org.learnstream.domain.churn;

/**
 * How long a silence lasts until a window of inactivity closes.
 *
 * @param atRisk from the last activity until the learner is at risk, in milliseconds; greater than 0
 * @param gone from the last activity until the learner is gone, in milliseconds; greater than atRisk
 */
public record InactivityThresholds(long atRisk, long gone) {
    public InactivityThresholds {
        if (atRisk <= 0 || gone <= atRisk) {
            throw new IllegalArgumentException(
                    "thresholds must rise from above 0, got " + atRisk + " and " + gone + " milliseconds");
        }
    }

    /** Returns how long after the last activity a level is reached, in milliseconds; 0 for the lowest. */
    public long of(ChurnLevel level) {
        return switch (level) {
            case ACTIVE -> 0;
            case AT_RISK -> atRisk;
            case GONE -> gone;
        };
    }
}
