package org.learnstream.config;

import java.time.Duration;

/** How it is learnt, from the stream, who stays away. */
public record PredictionSettings(
        @Doc("Whether it is learnt and foretold who stays away.")
        boolean enabled,

        @Doc("What is foretold: that the learner does nothing for so many days; 1 to 30.")
        int horizonDays,

        @Doc("A learner is compared with the others of their course when at least so many have begun; at least 1.")
        int cohort,

        @Doc("How many reasons an alert gives at most; 0 to 10.")
        int reasons,

        @Doc("The first trees are trained when there are so many examples; at least 100.")
        int treesAfter,

        @Doc("Trees are trained anew when there is this share of examples more; above 0.")
        double treesGrowth,

        @Doc("Trees learn from so many of the newest examples at most; at least 100.")
        int examplesKept,

        @Doc(
                "After so many further examples, how an example was foretold counts half in the choice of the model and in its calibration; at least 100.")
        int halfLife,

        @Doc("How often what was learnt goes to all instances; at least PT0.1S.")
        Duration publishInterval) {
    public PredictionSettings {
        Check.that(horizonDays >= 1 && horizonDays <= 30, "prediction.horizon-days", horizonDays, "1 to 30");
        Check.that(cohort >= 1, "prediction.cohort", cohort, "at least 1");
        Check.that(reasons >= 0 && reasons <= 10, "prediction.reasons", reasons, "0 to 10");
        Check.that(treesAfter >= 100, "prediction.trees-after", treesAfter, "at least 100");
        Check.that(treesGrowth > 0, "prediction.trees-growth", treesGrowth, "above 0");
        Check.that(examplesKept >= 100, "prediction.examples-kept", examplesKept, "at least 100");
        Check.that(halfLife >= 100, "prediction.half-life", halfLife, "at least 100");
        Check.that(
                publishInterval.toMillis() >= 100, "prediction.publish-interval", publishInterval, "at least PT0.1S");
    }
}
