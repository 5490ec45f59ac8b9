package org.learnstream.domain.content;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What each kind of features adds to the squared length of the vector of a course that has some of them, before that is
 * made 1.
 *
 * @param weights by kind, each 0 or above; kinds that are left out weigh 0
 */
public record BlockWeights(Map<FeatureBlock, Double> weights) {
    /** The values that did best on real courses. */
    public static final BlockWeights DEFAULT = new BlockWeights(Map.of(
            FeatureBlock.TITLE, 1.0,
            FeatureBlock.DESCRIPTION, 1.0,
            FeatureBlock.SKILLS, 0.5,
            FeatureBlock.PREREQUISITES, 0.2,
            FeatureBlock.SCHOOL, 1.0,
            FeatureBlock.TEACHERS, 1.0,
            FeatureBlock.CATEGORY, 0.5,
            FeatureBlock.LEVEL, 0.1,
            FeatureBlock.LANGUAGE, 0.1));

    public BlockWeights {
        weights.forEach((block, weight) -> {
            if (!(weight >= 0)) {
                throw new IllegalArgumentException(
                        "the weight of " + block + " is " + weight + ", expected 0 or above");
            }
        });
        Map<FeatureBlock, Double> copy = new EnumMap<>(FeatureBlock.class);
        copy.putAll(weights);
        weights = Collections.unmodifiableMap(copy);
    }

    /** Returns the weight of a kind of features. */
    public double of(FeatureBlock block) {
        return weights.getOrDefault(block, 0.0);
    }
}
