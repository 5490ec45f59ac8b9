package org.learnstream.testkit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.oracle.BatchLearnerIndex;
import org.learnstream.oracle.BatchLearnerIndex.Similar;

/** The oracle of the recommenders: every candidate scored and sorted, straight from the definitions. */
public final class BruteForceRanking {
    private final BatchCourseModel model;
    private final Catalogue catalogue;
    private final AffinityVector learner;

    public BruteForceRanking(BatchCourseModel model, Catalogue catalogue, AffinityVector learner) {
        this.model = model;
        this.catalogue = catalogue;
        this.learner = learner;
    }

    /** A candidate with its score and what each of the learner's courses contributed to it. */
    public record Scored(String courseId, double score, Map<String, Double> contributions) {}

    /** Returns all candidates, the most popular first. */
    public List<Scored> byPopularity() {
        return candidates().stream()
                .map(course -> new Scored(course, (double) model.common(course, course), Map.of()))
                .sorted(Comparator.comparing(Scored::score).reversed().thenComparing(Scored::courseId))
                .toList();
    }

    /** Returns all candidates by the sum of their cosines with the learner's courses, older ones decaying until they weigh next to nothing. */
    public List<Scored> byCosine(double decay) {
        List<Scored> ranking = new ArrayList<>();
        for (String candidate : candidates()) {
            double norm = Math.sqrt((double) model.gram(candidate, candidate));
            double sum = 0;
            Map<String, Double> contributions = new HashMap<>();
            for (Affinity own : learner.entries()) {
                if (own.tenths() == 0) {
                    continue;
                }
                int age = age(own);
                double recency = Math.pow(decay, age) < 1e-4 ? 0 : Math.pow(decay, age);
                double weight = recency * own.tenths() / 10;
                long together = own.courseId().equals(candidate) ? 0 : model.gram(own.courseId(), candidate);
                if (weight * together > 0) {
                    double ownNorm = Math.sqrt((double) model.gram(own.courseId(), own.courseId()));
                    sum += weight / ownNorm * together;
                    contributions.put(own.courseId(), weight * together / ownNorm / norm);
                }
            }
            ranking.add(new Scored(candidate, norm == 0 ? 0 : sum / norm, contributions));
        }
        ranking.sort(order());
        return ranking;
    }

    /** Returns all candidates by the prediction over the most similar learners, but for the learner of an identifier. */
    public List<Scored> byNeighbours(String learnerId, int neighbours) {
        List<Similar> nearest = new BatchLearnerIndex(model)
                .ranking(learnerId, learner).stream().limit(neighbours).toList();
        double similarities = 0;
        for (Similar neighbour : nearest) {
            similarities += neighbour.similarity();
        }
        List<Scored> ranking = new ArrayList<>();
        for (String candidate : candidates()) {
            double sum = 0;
            Map<String, Double> contributions = new HashMap<>();
            for (Similar neighbour : nearest) {
                double part = neighbour.similarity()
                        / similarities
                        * (neighbour.vector().getOrDefault(candidate, 0) / 10.0);
                sum += part;
                contribute(neighbour.vector(), part, contributions);
            }
            ranking.add(new Scored(candidate, sum, contributions));
        }
        ranking.sort(order());
        return ranking;
    }

    /** Divides what a neighbour adds among the courses that the learner shares with them. */
    private void contribute(Map<String, Integer> neighbour, double part, Map<String, Double> contributions) {
        double product = learner.entries().stream()
                .mapToDouble(own -> own.tenths() * neighbour.getOrDefault(own.courseId(), 0))
                .sum();
        for (Affinity own : learner.entries()) {
            double share = own.tenths() * neighbour.getOrDefault(own.courseId(), 0) / product;
            if (part * share > 0) {
                contributions.merge(own.courseId(), part * share, Double::sum);
            }
        }
    }

    /** Counts the times after that of an affinity at which the learner's other affinities changed. */
    private int age(Affinity own) {
        return (int) learner.entries().stream()
                .filter(entry -> entry.tenths() > 0)
                .mapToLong(Affinity::lastTime)
                .filter(time -> time > own.lastTime())
                .distinct()
                .count();
    }

    private Comparator<Scored> order() {
        return Comparator.comparing(Scored::score)
                .reversed()
                .thenComparing(scored -> scored.score() == 0 ? -model.common(scored.courseId(), scored.courseId()) : 0)
                .thenComparing(Scored::courseId);
    }

    private List<String> candidates() {
        List<String> taken = learner.entries().stream()
                .filter(entry -> entry.taken() || entry.excluded())
                .map(Affinity::courseId)
                .toList();
        List<String> candidates = new ArrayList<>();
        for (int ordinal = 0; ordinal < model.courses(); ordinal++) {
            candidates.add(model.courseId(ordinal));
        }
        return candidates.stream()
                .filter(course -> !taken.contains(course))
                .filter(catalogue::recommendable)
                .collect(Collectors.toList());
    }
}
