package org.learnstream.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.learnstream.domain.content.BlockWeights;
import org.learnstream.domain.content.ContentOptions;
import org.learnstream.domain.content.FeatureBlock;
import org.learnstream.text.LuceneAnalysis;

/** How alike courses are by what is said of them. */
public record ContentSettings(
        @Doc(
                "How much each kind of features of a course counts, KIND=WEIGHT separated by commas; kinds are title, description, skills, prerequisites, school, teachers, category, level and language; weights are 0 or above.")
        String weights,

        @Doc(
                "How much of the likeness of two courses is by what was learnt from enrolments; 0 to 1; the rest is by their features alone.")
        double learntShare,

        @Doc(
                "Memory for the likeness of all pairs of courses, in bytes; at least 1000000; when it is not enough, the largest of each course are kept.")
        long memoryBytes,

        @Doc("How long after a change of the catalogue the likeness of all courses is computed anew; at least PT0.1S.")
        Duration refreshAfter) {
    public ContentSettings {
        Check.that(learntShare >= 0 && learntShare <= 1, "content.learnt-share", learntShare, "0 to 1");
        Check.that(memoryBytes >= 1_000_000, "content.memory-bytes", memoryBytes, "at least 1000000");
        Check.that(refreshAfter.toMillis() >= 100, "content.refresh-after", refreshAfter, "at least PT0.1S");
        parse(weights);
    }

    /** Returns the same as options, with the analysis of text that the application has. */
    public ContentOptions options() {
        return new ContentOptions(LuceneAnalysis.shared(), parse(weights), learntShare, memoryBytes, refreshAfter);
    }

    private static BlockWeights parse(String weights) {
        Map<FeatureBlock, Double> parsed = new EnumMap<>(FeatureBlock.class);
        for (String entry : weights.split(",", -1)) {
            String[] parts = entry.strip().split("=", -1);
            Check.that(
                    parts.length == 2 && parts[1].matches("\\d+(\\.\\d+)?") && known(parts[0]),
                    "content.weights",
                    weights,
                    "KIND=WEIGHT, separated by commas, each kind once");
            Double before =
                    parsed.put(FeatureBlock.valueOf(parts[0].toUpperCase(Locale.ROOT)), Double.valueOf(parts[1]));
            Check.that(before == null, "content.weights", weights, "each kind once");
        }
        return new BlockWeights(parsed);
    }

    private static boolean known(String name) {
        for (FeatureBlock block : FeatureBlock.values()) {
            if (block.name().toLowerCase(Locale.ROOT).equals(name)) {
                return true;
            }
        }
        return false;
    }
}
