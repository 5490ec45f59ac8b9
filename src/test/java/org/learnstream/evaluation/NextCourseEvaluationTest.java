package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.dataset.LearnerCourse;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.BlendState;
import org.learnstream.domain.recommend.BlendWeights;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.domain.recommend.Shortlist;
import org.learnstream.domain.solve.SolveOptions;
import org.learnstream.domain.solve.TrainingOptions;
import org.learnstream.model.ModelOptions;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class NextCourseEvaluationTest {
    private static final int COURSES = 60;
    private static final Set<String> CATALOGUE = new TreeSet<>();
    private static final RecommendOptions OPTIONS =
            RecommendOptions.DEFAULT.withShortlist(new Shortlist(Map.of("item-cosine", 1.0), 40));
    private static final BlendState BLEND =
            BlendLearner.start(List.of("item-cosine", "popularity", "after-last"), List.of(0.5, 0.5, 0.5));

    static {
        for (int course = 0; course < COURSES; course++) {
            CATALOGUE.add("C_" + course);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"popularity", "item-cosine", "item-cosine-recency"})
    void shouldEqualTheBatchRecomputationWhenLastCoursesAreHidden(String model) {
        // given
        NextCourseTask task = NextCourseTask.hidingLast(enrolments(400, 7));

        // when
        ModelScore score = score(task, model, 3);

        // then
        assertMeasures(score, new NextCourseOracle(task, CATALOGUE).measures(model));
        assertThat(score.measures().get("hr@10")).isBetween(0.05, 0.95);
    }

    @ParameterizedTest
    @ValueSource(strings = {"popularity", "item-cosine", "item-cosine-recency"})
    void shouldEqualTheBatchRecomputationWhenAnswersAreUnknownOrOwned(String model) {
        // given: a learner nobody knows, a course nobody knows, a course that the learner has, and a plain answer
        List<LearnerCourses> known = enrolments(100, 11);
        NextCourseTask task = new NextCourseTask(
                known,
                List.of(
                        new LearnerCourse("U_stranger", "C_0"),
                        new LearnerCourse("U_0", "C_unknown"),
                        new LearnerCourse("U_1", known.get(1).courseIds().get(0)),
                        new LearnerCourse("U_2", "C_5")));

        // when
        ModelScore score = score(task, model, 2);

        // then
        assertMeasures(score, new NextCourseOracle(task, CATALOGUE).measures(model));
        assertThat(score.table().learners()).isEqualTo(4);
    }

    @Test
    void shouldGiveTheSameBitsWhenThreadsAreManyOrOne() {
        // given
        NextCourseTask task = NextCourseTask.hidingLast(enrolments(700, 3));

        // when
        ModelScore many = score(task, "item-cosine-recency", 5);
        ModelScore one = score(task, "item-cosine-recency", 1);

        // then
        assertThat(many.measures()).isEqualTo(one.measures());
    }

    @Test
    void shouldTellOfEveryLearnerWhenLearningAndScoring() {
        // given
        NextCourseTask task = NextCourseTask.hidingLast(enrolments(300, 5)).limitedTo(130);
        AtomicLong learnt = new AtomicLong();
        AtomicLong scored = new AtomicLong();

        // when
        try (Evaluation evaluation = learn(task, 2, learnt)) {
            evaluation.score(Recommenders.with(RecommendOptions.DEFAULT).named("popularity"), scored::addAndGet);
        }

        // then
        assertThat(learnt).hasValue(300);
        assertThat(scored).hasValue(130);
    }

    @Test
    void shouldLearnToBlendFromKnownCoursesAloneWhenRehearsed() {
        // given: the same known courses, and quite different hidden ones
        NextCourseTask task = NextCourseTask.hidingLast(enrolments(600, 13));
        NextCourseTask turned = new NextCourseTask(
                task.known(),
                task.answers().stream()
                        .map(answer -> new LearnerCourse(answer.learnerId(), "C_0"))
                        .toList());

        // when
        try (Evaluation one = rehearsed(task, 2);
                Evaluation other = rehearsed(turned, 1)) {
            // then
            assertThat(one.blend()).isEqualTo(other.blend()).isNotEqualTo(BlendLearner.combine(List.of(BLEND)));
            int learners = BlendWeights.classOf(3);
            assertThat(one.blend().weight(learners, "item-cosine"))
                    .isGreaterThan(one.blend().weight(learners, "popularity"));
        }
    }

    @Test
    void shouldFindMoreThanItsWeakerMemberWhenTheHybridWasRehearsed() {
        // given
        NextCourseTask task = NextCourseTask.hidingLast(enrolments(600, 17));

        // when
        try (Evaluation evaluation = rehearsed(task, 2)) {
            double hybrid = hitRate(evaluation, "hybrid");

            // then: the learners stay within groups, which cosines know of and popularity does not
            assertThat(hybrid).isGreaterThan(1.5 * hitRate(evaluation, "popularity"));
            assertThat(hybrid).isGreaterThan(0.9 * hitRate(evaluation, "item-cosine"));
        }
    }

    private static double hitRate(Evaluation evaluation, String model) {
        return evaluation
                .score(Recommenders.with(OPTIONS).named(model), count -> {})
                .measures()
                .getOrDefault("hr@10", 0.0);
    }

    /** An evaluation that has learnt to blend from some of the known courses, and then learnt from all of them. */
    private static Evaluation rehearsed(NextCourseTask task, int threads) {
        List<Course> courses =
                CATALOGUE.stream().map(courseId -> Course.of(courseId, true)).toList();
        Evaluation evaluation = NextCourseEvaluation.of(
                task, courses, EvidenceLevels.DEFAULT, ModelOptions.DEFAULT.withBlend(BLEND), threads);
        ModelSolving solving = new ModelSolving(
                new SolveOptions(List.of(20.0), List.of(20.0), TrainingOptions.DEFAULT), Solvers.fastest(1));
        evaluation.rehearse(
                new Rehearsal(300, Recommenders.with(OPTIONS), new BlendLearner(0.1), 30), solving, count -> {});
        evaluation.learn(count -> {});
        evaluation.solve(solving, count -> {});
        return evaluation;
    }

    private static void assertMeasures(ModelScore score, Map<String, Double> expected) {
        assertThat(score.measures().keySet()).containsExactlyElementsOf(expected.keySet());
        expected.forEach(
                (name, value) -> assertThat(score.measures().get(name)).as(name).isCloseTo(value, within(1e-12)));
    }

    private static ModelScore score(NextCourseTask task, String model, int threads) {
        try (Evaluation evaluation = learn(task, threads, new AtomicLong())) {
            return evaluation.score(Recommenders.with(RecommendOptions.DEFAULT).named(model), count -> {});
        }
    }

    private static Evaluation learn(NextCourseTask task, int threads, AtomicLong progress) {
        List<Course> courses =
                CATALOGUE.stream().map(courseId -> Course.of(courseId, true)).toList();
        Evaluation evaluation =
                NextCourseEvaluation.of(task, courses, EvidenceLevels.DEFAULT, ModelOptions.DEFAULT, threads);
        evaluation.learn(progress::addAndGet);
        return evaluation;
    }

    /** Learners who mostly stay within one of six groups of ten courses, and like those with small numbers more. */
    private static List<LearnerCourses> enrolments(int learners, long seed) {
        Random random = new Random(seed);
        List<LearnerCourses> enrolments = new ArrayList<>();
        for (int learner = 0; learner < learners; learner++) {
            int group = random.nextInt(6);
            int size = 1 + random.nextInt(8);
            Set<String> courses = new LinkedHashSet<>();
            while (courses.size() < size) {
                int liked = Math.min(random.nextInt(10), random.nextInt(10));
                courses.add("C_" + (random.nextInt(5) == 0 ? random.nextInt(COURSES) : 10 * group + liked));
            }
            enrolments.add(new LearnerCourses("U_" + learner, List.copyOf(courses)));
        }
        return enrolments;
    }
}
