package org.learnstream.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.BlendState;

/** How the hybrid blends the other recommenders, and learns to. */
public record HybridSettings(
        @Doc(
                "Recommenders that are blended, separated by commas, each with the weight it has before anything was learnt: NAME=WEIGHT.")
        String members,

        @Doc("Length of a learning step; greater than 0 and at most 1; larger ones learn faster and settle worse.")
        double rate,

        @Doc("Share of the enrolments that are learnt from, 0 to 1; each takes the time of one more slate.")
        double share,

        @Doc("Courses not taken that each enrolment learnt from is compared with; 1 to 10000.")
        int comparisons,

        @Doc("How often what was learnt is published to all instances; at least PT0.1S.")
        Duration publishInterval) {
    public HybridSettings {
        Check.that(rate > 0 && rate <= 1, "hybrid.rate", rate, "greater than 0 and at most 1");
        Check.that(share >= 0 && share <= 1, "hybrid.share", share, "0 to 1");
        Check.that(comparisons >= 1 && comparisons <= 10_000, "hybrid.comparisons", comparisons, "1 to 10000");
        Check.that(publishInterval.toMillis() >= 100, "hybrid.publish-interval", publishInterval, "at least PT0.1S");
        start(members);
    }

    /** Returns the blend before anything was learnt. */
    public BlendState start() {
        return start(members);
    }

    private static BlendState start(String members) {
        List<String> names = new ArrayList<>();
        List<Double> weights = new ArrayList<>();
        for (String member : members.split(",", -1)) {
            String[] parts = member.strip().split("=", -1);
            Check.that(
                    parts.length == 2 && isNumber(parts[1]) && !names.contains(parts[0]),
                    "hybrid.members",
                    members,
                    "NAME=WEIGHT, separated by commas, each name once");
            names.add(parts[0]);
            weights.add(Double.valueOf(parts[1]));
        }
        return BlendLearner.start(names, weights);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
