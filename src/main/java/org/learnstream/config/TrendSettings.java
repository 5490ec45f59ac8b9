package org.learnstream.config;

import java.time.Duration;
import org.learnstream.domain.trend.TrendOptions;

/** How trends are told. */
public record TrendSettings(
        @Doc("Half-life of a learner's coming to a course in the counts of what is trending; PT10M to P3650D.")
        Duration halfLife,

        @Doc(
                "Learners' worth of weight that all learners have in the trends of a demographic cell; greater than 0 and at most 1000000.")
        double shrinkage) {
    public TrendSettings {
        Check.that(
                halfLife.compareTo(Duration.ofMinutes(10)) >= 0 && halfLife.compareTo(Duration.ofDays(3650)) <= 0,
                "trends.half-life",
                halfLife,
                "PT10M to P3650D");
        Check.that(
                shrinkage > 0 && shrinkage <= 1_000_000,
                "trends.shrinkage",
                shrinkage,
                "greater than 0 and at most 1000000");
    }

    /** Returns the options that these settings choose. */
    public TrendOptions options() {
        return new TrendOptions(halfLife, shrinkage);
    }
}
