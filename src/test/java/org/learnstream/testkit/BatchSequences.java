package org.learnstream.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.solve.SequenceOptions;

/** The oracle of the next-course model's matrices: all positions of all sequences, straight from the definition. */
public final class BatchSequences {
    private final Map<String, Map<String, Long>> pairs = new TreeMap<>();
    private final Map<String, Map<String, Long>> follows = new TreeMap<>();

    public BatchSequences(Map<String, AffinityVector> vectors, SequenceOptions options) {
        for (AffinityVector vector : vectors.values()) {
            List<String> courses = new ArrayList<>(vector.entries().stream()
                    .filter(affinity -> affinity.taken() && affinity.tenths() > 0)
                    .sorted(Comparator.comparing(Affinity::firstTime).thenComparing(Affinity::courseId))
                    .map(Affinity::courseId)
                    .toList());
            for (int position = 1; position < courses.size(); position++) {
                if (position >= courses.size() - options.positions()) {
                    add(courses.subList(0, position), courses.get(position), options);
                }
            }
        }
    }

    private void add(List<String> before, String next, SequenceOptions options) {
        int size = before.size();
        for (int age = 0; age < Math.min(size, options.window()); age++) {
            String course = before.get(size - 1 - age);
            long weight = weight(age, options);
            add(follows, course, next, weight);
            for (int other = 0; other < Math.min(size, options.window()); other++) {
                add(pairs, course, before.get(size - 1 - other), weight * weight(other, options));
            }
        }
    }

    private static long weight(int age, SequenceOptions options) {
        return Math.round(256 * Math.pow(options.decay(), age));
    }

    private static void add(Map<String, Map<String, Long>> matrix, String course, String other, long delta) {
        matrix.computeIfAbsent(course, ignored -> new TreeMap<>()).merge(other, delta, Long::sum);
    }

    /** Returns DᵀD, in 65536ths, without its zeros. */
    public Map<String, Map<String, Long>> pairs() {
        return pairs;
    }

    /** Returns DᵀY, in 256ths, without its zeros. */
    public Map<String, Map<String, Long>> follows() {
        return follows;
    }
}
