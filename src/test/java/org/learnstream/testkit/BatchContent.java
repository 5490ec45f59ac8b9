package org.learnstream.testkit;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.content.BlockWeights;
import org.learnstream.domain.content.CourseFeatures;
import org.learnstream.domain.content.TextAnalysis;

/** The oracle of the likeness of courses: cosines of TF-IDF vectors, from all descriptions at once, slowly and obviously. */
public final class BatchContent {
    private final Map<String, Map<String, Double>> vectors = new TreeMap<>();

    /** Takes in the newest descriptions of all courses. */
    public BatchContent(Map<String, Course> courses, TextAnalysis analysis, BlockWeights weights) {
        Map<String, CourseFeatures> features = new TreeMap<>();
        courses.forEach((id, course) -> features.put(id, CourseFeatures.of(course, analysis)));
        long described =
                features.values().stream().filter(each -> each.size() > 0).count();
        features.forEach((id, each) -> {
            Map<String, Double> vector = new HashMap<>();
            each.counts().forEach((block, counts) -> {
                Map<String, Double> part = new HashMap<>();
                counts.forEach((feature, count) -> {
                    long having = features.values().stream()
                            .filter(other ->
                                    other.counts().getOrDefault(block, Map.of()).containsKey(feature))
                            .count();
                    part.put(
                            block + "/" + feature,
                            Math.log(1.0 + count) * (1 + Math.log((1.0 + described) / (1.0 + having))));
                });
                double length = length(part);
                part.forEach((feature, value) -> vector.put(feature, Math.sqrt(weights.of(block)) * value / length));
            });
            vectors.put(id, vector);
        });
    }

    private static double length(Map<String, Double> vector) {
        return Math.sqrt(
                vector.values().stream().mapToDouble(value -> value * value).sum());
    }

    private static double dot(Map<String, Double> left, Map<String, Double> right) {
        return left.entrySet().stream()
                .mapToDouble(entry -> entry.getValue() * right.getOrDefault(entry.getKey(), 0.0))
                .sum();
    }

    /** Returns the cosine of two courses, 0 when one of them has no features that count. */
    public double cosine(String course, String other) {
        return cosine(vectors.getOrDefault(course, Map.of()), vectors.getOrDefault(other, Map.of()));
    }

    /** Returns the cosine of a course and a profile: the sum of courses of length 1, each times a weight. */
    public double cosine(Map<String, Double> profile, String course) {
        Map<String, Double> sum = new HashMap<>();
        profile.forEach((own, weight) -> {
            Map<String, Double> vector = vectors.getOrDefault(own, Map.of());
            double length = length(vector);
            vector.forEach((feature, value) -> sum.merge(feature, weight * value / length, Double::sum));
        });
        return cosine(sum, vectors.getOrDefault(course, Map.of()));
    }

    private static double cosine(Map<String, Double> left, Map<String, Double> right) {
        double lengths = length(left) * length(right);
        return lengths > 0 ? dot(left, right) / lengths : 0;
    }
}
