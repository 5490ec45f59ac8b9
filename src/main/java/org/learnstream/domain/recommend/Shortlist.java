package org.learnstream.domain.recommend;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which courses the hybrid looks at closely: the first so many by a sum of standardised scores with fixed weights.
 *
 * @param weights weight of each recommender by its name
 * @param size how many courses, at least 1
 */
public record Shortlist(Map<String, Double> weights, int size) {
    public Shortlist {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        if (size < 1) {
            throw new IllegalArgumentException("the size is " + size + ", expected 1 or more");
        }
    }
}
