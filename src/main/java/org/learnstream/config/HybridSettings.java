package org.learnstream.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.domain.recommend.Shortlist;

/** How the hybrid blends the other recommenders, and learns to. */
public record HybridSettings(
        @Doc(
                "Recommenders whose standardised scores add up to the shortlist, separated by commas, each with its weight: NAME=WEIGHT.")
        String shortlist,

        @Doc("Courses on the shortlist, which the blend puts in order; 1 to 10000.")
        int shortlistSize,

        @Doc(
                "Recommenders that are blended, separated by commas, each with the weight it has before anything was learnt: NAME=WEIGHT.")
        String members,

        @Doc("Length of a learning step; greater than 0 and at most 1; larger ones learn faster and settle worse.")
        double rate,

        @Doc(
                "Share of the enrolments that are learnt from, 0 to 1; each takes the time of one more slate, so none is learnt from while there is no time for lists.")
        double share,

        @Doc("Other courses of the shortlist that each enrolment learnt from is compared with; 1 to 10000.")
        int comparisons,

        @Doc("How often what was learnt is published to all instances; at least PT0.1S.")
        Duration publishInterval) {
    public HybridSettings {
        Check.that(shortlistSize >= 1 && shortlistSize <= 10_000, "hybrid.shortlist-size", shortlistSize, "1 to 10000");
        Check.that(rate > 0 && rate <= 1, "hybrid.rate", rate, "greater than 0 and at most 1");
        Check.that(share >= 0 && share <= 1, "hybrid.share", share, "0 to 1");
        Check.that(comparisons >= 1 && comparisons <= 10_000, "hybrid.comparisons", comparisons, "1 to 10000");
        Check.that(publishInterval.toMillis() >= 100, "hybrid.publish-interval", publishInterval, "at least PT0.1S");
        weights("hybrid.shortlist", shortlist);
        weights("hybrid.members", members);
    }

    /** Returns the blend before anything was learnt. */
    public BlendState start() {
        Map<String, Double> weights = weights("hybrid.members", members);
        return BlendLearner.start(List.copyOf(weights.keySet()), List.copyOf(weights.values()));
    }

    /** Returns what the shortlist is drawn up by. */
    public Shortlist closely() {
        return new Shortlist(weights("hybrid.shortlist", shortlist), shortlistSize);
    }

    private static Map<String, Double> weights(String key, String value) {
        Map<String, Double> weights = new LinkedHashMap<>();
        for (String member : value.split(",", -1)) {
            String[] parts = member.strip().split("=", -1);
            Check.that(
                    parts.length == 2 && isNumber(parts[1]) && !weights.containsKey(parts[0]),
                    key,
                    value,
                    "NAME=WEIGHT, separated by commas, each name once");
            Check.that(
                    Recommenders.members().contains(parts[0]),
                    key,
                    parts[0],
                    "some of " + String.join(", ", Recommenders.members()));
            weights.put(parts[0], Double.valueOf(parts[1]));
        }
        return weights;
    }

    private static boolean isNumber(String text) {
        return text.matches("-?\\d+(\\.\\d+)?");
    }
}
