package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.model.ModelOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The whole evaluation equals a slow one over sets of courses, which shares no code with the product. */
final class BasketEvaluationTest {
    private static final int COURSES = 80;
    private static final int NEIGHBOURS = 10;

    @Test
    void shouldEqualTheBatchRecomputationWhenRankingByPopularity() {
        // given
        BasketTask task = BasketTask.splitting(enrolments(250, 3), 7);

        // when
        Map<String, Double> measures = measures(task, "popularity", 2);

        // then
        Map<String, Set<String>> known = known(task);
        assertMeasures(measures, task, learner -> course -> takers(known, course));
    }

    @Test
    void shouldEqualTheBatchRecomputationWhenRankingByNeighbours() {
        // given
        BasketTask task = BasketTask.splitting(enrolments(250, 5), 7);

        // when
        Map<String, Double> measures = measures(task, "user-neighbours", 2);

        // then
        Map<String, Set<String>> known = known(task);
        assertMeasures(measures, task, learner -> {
            Map<String, Double> nearest = nearest(known, learner);
            return course -> nearest.entrySet().stream()
                    .filter(neighbour -> courses(known, neighbour.getKey()).contains(course))
                    .mapToDouble(Map.Entry::getValue)
                    .sum();
        });
        assertThat(measures.get("recall@20")).isBetween(0.1, 0.95);
    }

    @Test
    void shouldGiveTheSameBitsWhenThreadsAreManyOrOne() {
        // given
        BasketTask task = BasketTask.splitting(enrolments(300, 9), 7);

        // when
        Map<String, Double> many = measures(task, "user-neighbours", 5);

        // then
        assertThat(many).isEqualTo(measures(task, "user-neighbours", 1));
    }

    private interface Scores {
        ToDoubleFunction<String> of(String learner);
    }

    private static void assertMeasures(Map<String, Double> measures, BasketTask task, Scores scores) {
        Map<String, Set<String>> known = known(task);
        double[] sums = new double[4];
        for (LearnerCourses learner : task.hidden()) {
            ToDoubleFunction<String> score = scores.of(learner.learnerId());
            Map<String, Double> values = new HashMap<>();
            catalogue().stream()
                    .filter(course -> !courses(known, learner.learnerId()).contains(course))
                    .forEach(course -> values.put(course, Math.round(score.applyAsDouble(course) * 1e10) / 1e10));
            List<String> ranking = values.keySet().stream()
                    .sorted(Comparator.<String>comparingDouble(course -> -values.getOrDefault(course, 0.0))
                            .thenComparing(course -> values.getOrDefault(course, 0.0) == 0 ? -takers(known, course) : 0)
                            .thenComparing(course -> course))
                    .toList();
            List<String> hidden = learner.courseIds();
            for (int cutoff : new int[] {10, 20}) {
                double gain = 0;
                double best = 0;
                int hits = 0;
                for (int rank = 1; rank <= cutoff; rank++) {
                    boolean hit = hidden.contains(ranking.get(rank - 1));
                    hits += hit ? 1 : 0;
                    gain += hit ? 1 / (Math.log(rank + 1) / Math.log(2)) : 0;
                    best += rank <= hidden.size() ? 1 / (Math.log(rank + 1) / Math.log(2)) : 0;
                }
                sums[cutoff / 20] += hits / (double) hidden.size();
                sums[2 + cutoff / 20] += gain / best;
            }
        }
        List<String> names = List.of("recall@10", "recall@20", "ndcg@10", "ndcg@20");
        for (int index = 0; index < names.size(); index++) {
            assertThat(measures.get(names.get(index)))
                    .as(names.get(index))
                    .isCloseTo(sums[index] / task.hidden().size(), within(1e-9));
        }
    }

    private static Map<String, Double> nearest(Map<String, Set<String>> known, String learner) {
        Map<String, Double> similarities = new TreeMap<>();
        Set<String> own = courses(known, learner);
        known.forEach((other, courses) -> {
            Set<String> common = new TreeSet<>(own);
            common.retainAll(courses);
            if (!other.equals(learner) && !common.isEmpty()) {
                similarities.put(
                        other, Math.sqrt(common.size() * common.size() / (double) (own.size() * courses.size())));
            }
        });
        Map<String, Double> nearest = new TreeMap<>();
        similarities.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(NEIGHBOURS)
                .forEach(neighbour -> nearest.put(neighbour.getKey(), neighbour.getValue()));
        return nearest;
    }

    private static Map<String, Set<String>> known(BasketTask task) {
        Map<String, Set<String>> known = new TreeMap<>();
        task.known().forEach(learner -> known.put(learner.learnerId(), new TreeSet<>(learner.courseIds())));
        return known;
    }

    private static Set<String> courses(Map<String, Set<String>> known, String learner) {
        return known.getOrDefault(learner, Set.of());
    }

    private static int takers(Map<String, Set<String>> known, String course) {
        return (int) known.values().stream()
                .filter(courses -> courses.contains(course))
                .count();
    }

    private static Set<String> catalogue() {
        Set<String> catalogue = new TreeSet<>();
        for (int course = 0; course < COURSES; course++) {
            catalogue.add("C_" + course);
        }
        return catalogue;
    }

    private static Map<String, Double> measures(BasketTask task, String model, int threads) {
        List<Course> courses =
                catalogue().stream().map(courseId -> Course.of(courseId, true)).toList();
        RecommendOptions options = RecommendOptions.DEFAULT.withNeighbours(NEIGHBOURS);
        try (Evaluation evaluation =
                BasketEvaluation.of(task, courses, EvidenceLevels.DEFAULT, ModelOptions.DEFAULT, threads)) {
            evaluation.learn(count -> {});
            return evaluation
                    .score(Recommenders.with(options).named(model), count -> {})
                    .measures();
        }
    }

    /** Learners who mostly stay within one of eight groups of ten courses. */
    private static List<LearnerCourses> enrolments(int learners, long seed) {
        Random random = new Random(seed);
        List<LearnerCourses> enrolments = new ArrayList<>();
        for (int learner = 0; learner < learners; learner++) {
            int group = random.nextInt(8);
            int size = 5 + random.nextInt(10);
            Set<String> courses = new LinkedHashSet<>();
            while (courses.size() < size) {
                courses.add(
                        "C_" + (random.nextInt(3) == 0 ? random.nextInt(COURSES) : 10 * group + random.nextInt(10)));
            }
            enrolments.add(new LearnerCourses("U_" + learner, List.copyOf(courses)));
        }
        return enrolments;
    }
}
