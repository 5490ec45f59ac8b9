package org.learnstream.config;

import java.time.Duration;
import org.learnstream.domain.recommend.Recommenders;

/** How slates are made. */
public record RecommendSettings(
        @Doc("Recommender that fills the slates, by its name; hybrid blends all others.")
        String recommender,

        @Doc("Weight of each older course of the learner relative to the next newer one; greater than 0 and at most 1.")
        double recencyDecay,

        @Doc("Courses on a published slate; 1 to 200.") int slateSize,

        @Doc("Own courses named as reasons for each recommendation; 0 to 10.")
        int reasons,

        @Doc("Most similar learners that user-neighbours goes by; 1 to 1000.")
        int neighbours,

        @Doc("How much courses that are like those before them on a slate fall back; 0, not at all, to 1.")
        double diversity,

        @Doc("How often learners whose neighbours may have drifted are scored again; PT0S turns the sweep off.")
        Duration sweepInterval,

        @Doc("Learners that one sweep scores again in each partition; 1 to 100000.")
        int sweepBudget,

        @Doc(
                "Most of a stream thread's time that may go into scoring, greater than 0, to 1. When more is needed, events go on and lists wait, each for its latest state; with 1 nothing waits.")
        double scoringShare) {
    public RecommendSettings {
        Check.that(
                Recommenders.names().contains(recommender),
                "recommend.recommender",
                recommender,
                "one of " + String.join(", ", Recommenders.names()));
        Check.that(
                recencyDecay > 0 && recencyDecay <= 1,
                "recommend.recency-decay",
                recencyDecay,
                "greater than 0 and at most 1");
        Check.that(slateSize >= 1 && slateSize <= 200, "recommend.slate-size", slateSize, "1 to 200");
        Check.that(reasons >= 0 && reasons <= 10, "recommend.reasons", reasons, "0 to 10");
        Check.that(neighbours >= 1 && neighbours <= 1000, "recommend.neighbours", neighbours, "1 to 1000");
        Check.that(diversity >= 0 && diversity <= 1, "recommend.diversity", diversity, "0 to 1");
        Check.that(!sweepInterval.isNegative(), "recommend.sweep-interval", sweepInterval, "not negative");
        Check.that(sweepBudget >= 1 && sweepBudget <= 100_000, "recommend.sweep-budget", sweepBudget, "1 to 100000");
        Check.that(
                scoringShare > 0 && scoringShare <= 1,
                "recommend.scoring-share",
                scoringShare,
                "greater than 0 and at most 1");
    }
}
