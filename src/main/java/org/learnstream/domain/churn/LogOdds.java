package org.learnstream.domain.churn;

/** The natural logarithm of p / (1 - p). */
public final class LogOdds {
    private static final double NEAREST = 1e-12;

    private LogOdds() {}

    /** Returns the probability of log odds. */
    public static double probability(double logit) {
        return 1 / (1 + Math.exp(-logit));
    }

    /** Returns the log odds of a probability, taken as at least 1e-12 from 0 and 1. */
    public static double of(double probability) {
        double inside = Math.min(1 - NEAREST, Math.max(NEAREST, probability));
        return Math.log(inside / (1 - inside));
    }
}
