package org.learnstream.domain.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Ordinals of features, and how many courses have each. Belongs to one thread at a time.
 *
 * <p>Counts are integers: taking a course out leaves them as if it had never been there.
 */
public final class FeatureTable {
    private final Map<FeatureBlock, Map<String, Integer>> ordinals = new EnumMap<>(FeatureBlock.class);
    private int[] courses = new int[256];
    private int size;
    private int described;

    /** Returns the features of a course by their ordinals, new ones included. It is not counted by that. */
    public CourseTerms terms(CourseFeatures features) {
        List<CourseTerms.Term> terms = new ArrayList<>(features.size());
        features.counts()
                .forEach((block, counts) -> counts.forEach(
                        (feature, count) -> terms.add(new CourseTerms.Term(ordinal(block, feature), block, count))));
        terms.sort(Comparator.comparingInt(CourseTerms.Term::feature));
        return CourseTerms.of(terms);
    }

    private int ordinal(FeatureBlock block, String feature) {
        Map<String, Integer> known = ordinals.computeIfAbsent(block, ignored -> new HashMap<>());
        Integer ordinal = known.get(feature);
        if (ordinal != null) {
            return ordinal;
        }
        if (size == courses.length) {
            courses = Arrays.copyOf(courses, size * 2);
        }
        known.put(feature, size);
        return size++;
    }

    /** Counts a course in. */
    public void add(CourseTerms terms) {
        count(terms, 1);
    }

    /** Counts a course out that was counted in. */
    public void remove(CourseTerms terms) {
        count(terms, -1);
    }

    private void count(CourseTerms terms, int step) {
        if (terms.size() > 0) {
            described += step;
        }
        for (int index = 0; index < terms.size(); index++) {
            courses[terms.feature(index)] += step;
        }
    }

    /** Returns how many features were ever seen. */
    public int size() {
        return size;
    }

    /** Returns how rare each feature is now. */
    public Rarity rarity() {
        return new Rarity(Arrays.copyOf(courses, size), described);
    }
}
