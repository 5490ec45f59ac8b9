package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;
import org.learnstream.dataset.LearnerCourse;
import org.learnstream.dataset.LearnerCourses;

/**
 * The next-course evaluation once more, slow and obvious: sets of learners per course, cosines by counting, the whole
 * catalogue sorted for every learner. Shares no code with the product.
 */
final class NextCourseOracle {
    private final NextCourseTask task;
    private final Set<String> catalogue;
    private final Map<String, Set<String>> learnersOf = new TreeMap<>();
    private final Map<String, List<String>> coursesOf = new TreeMap<>();

    NextCourseOracle(NextCourseTask task, Set<String> catalogue) {
        this.task = task;
        this.catalogue = catalogue;
        for (LearnerCourses learner : task.known()) {
            coursesOf.put(learner.learnerId(), learner.courseIds());
            for (String course : learner.courseIds()) {
                learnersOf.computeIfAbsent(course, unknown -> new HashSet<>()).add(learner.learnerId());
            }
        }
    }

    /** Returns the measures of a recommender by their names in reports. */
    Map<String, Double> measures(String model) {
        return switch (model) {
            case "popularity" -> measure((own, course) -> count(course));
            case "item-cosine" -> measure((own, course) -> cosines(own, course, 1));
            case "item-cosine-recency" -> measure((own, course) -> cosines(own, course, 0.8));
            default -> throw new IllegalArgumentException(model);
        };
    }

    private Map<String, Double> measure(ToDoubleBiFunction<List<String>, String> score) {
        double[] hits = new double[3];
        double gain = 0;
        double reciprocal = 0;
        double diversity = 0;
        double novelty = 0;
        Set<String> covered = new HashSet<>();
        for (LearnerCourse answer : task.answers()) {
            List<String> own = new ArrayList<>(coursesOf.getOrDefault(answer.learnerId(), List.of()));
            own.remove(answer.courseId());
            List<String> ranking = ranking(own, score);
            List<String> first = ranking.subList(0, Math.min(10, ranking.size()));
            covered.addAll(first);
            diversity += diversity(first);
            novelty += first.stream()
                    .mapToDouble(course -> Math.log(coursesOf.size() / (double) count(course)) / Math.log(2))
                    .average()
                    .orElse(0);
            int rank = ranking.indexOf(answer.courseId()) + 1;
            if (rank > 0) {
                hits[0] += rank <= 5 ? 1 : 0;
                hits[1] += rank <= 10 ? 1 : 0;
                hits[2] += rank <= 20 ? 1 : 0;
                gain += rank <= 10 ? 1 / (Math.log(rank + 1) / Math.log(2)) : 0;
                reciprocal += 1.0 / rank;
            }
        }
        int learners = task.answers().size();
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("hr@5", hits[0] / learners);
        measures.put("hr@10", hits[1] / learners);
        measures.put("hr@20", hits[2] / learners);
        measures.put("ndcg@10", gain / learners);
        measures.put("mrr", reciprocal / learners);
        measures.put("diversity@10", diversity / learners);
        measures.put("novelty@10", novelty / learners);
        measures.put("coverage@10", covered.size() / (double) catalogue.size());
        return measures;
    }

    private double diversity(List<String> courses) {
        double sum = 0;
        int pairs = 0;
        for (String one : courses) {
            for (String other : courses) {
                if (one.compareTo(other) < 0) {
                    sum += 1 - cosine(one, other);
                    pairs++;
                }
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    /** All candidates: by score, then those without any score by popularity, then by course id. */
    private List<String> ranking(List<String> own, ToDoubleBiFunction<List<String>, String> score) {
        Map<String, Double> scores = new TreeMap<>();
        for (String course : catalogue) {
            if (count(course) > 0 && !own.contains(course)) {
                scores.put(course, score.applyAsDouble(own, course));
            }
        }
        return scores.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, Double>>comparingDouble(entry -> -entry.getValue())
                        .thenComparing(entry -> entry.getValue() == 0 ? -count(entry.getKey()) : 0)
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }

    private double cosines(List<String> own, String course, double decay) {
        double sum = 0;
        double weight = 1;
        for (int index = own.size() - 1; index >= 0; index--) {
            sum += weight * cosine(own.get(index), course);
            weight *= decay;
        }
        // Sums that differ in their last bits only count as equal, as they do on paper.
        return Math.round(sum * 1e11) / 1e11;
    }

    private double cosine(String one, String other) {
        Set<String> common = new HashSet<>(learnersOf.getOrDefault(one, Set.of()));
        common.retainAll(learnersOf.getOrDefault(other, Set.of()));
        return common.isEmpty() ? 0 : common.size() / Math.sqrt(count(one) * (double) count(other));
    }

    private int count(String course) {
        return learnersOf.getOrDefault(course, Set.of()).size();
    }
}
