package org.learnstream.domain.churn;

/** Tells how likely a learner is to stay away. Immutable, and safe for use by many threads. */
public interface ChurnScorer {
    /**
     * Returns the log odds that the learner stays away.
     *
     * @param features as {@link ChurnFeatures} makes them
     */
    double logit(double[] features);

    /** Returns how the log odds come about. */
    Attribution attribution(double[] features);

    /** Returns the probability that the learner stays away, before any calibration. */
    default double probability(double[] features) {
        return LogOdds.probability(logit(features));
    }
}
