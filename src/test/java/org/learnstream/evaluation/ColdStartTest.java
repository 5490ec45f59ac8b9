package org.learnstream.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learnstream.config.Settings;
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Syllabus;
import org.learnstream.domain.content.BlockWeights;
import org.learnstream.domain.content.ContentOptions;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.model.ModelOptions;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class ColdStartTest {
    private static final ModelOptions OPTIONS = ModelOptions.DEFAULT.withContent(new ContentOptions(
            text -> List.of(text.split(" ", -1)), BlockWeights.DEFAULT, 0, 1_000_000, Duration.ofHours(1)));

    private static final ModelSolving SOLVING =
            new ModelSolving(Settings.defaults().solve().options(0.8), Solvers.java());

    private static Course course(String courseId, String title) {
        return new Course(courseId, title, "unknown", null, null, null, List.of(), Syllabus.UNKNOWN, true);
    }

    private static List<Course> catalogue() {
        List<Course> catalogue = new ArrayList<>();
        for (int number = 0; number < 40; number++) {
            catalogue.add(course("c" + number, number % 2 == 0 ? "even n" + number : "odd n" + number));
        }
        catalogue.add(Course.of("untitled", true));
        return catalogue;
    }

    private static List<LearnerCourses> enrolments() {
        List<LearnerCourses> enrolments = new ArrayList<>();
        for (int learner = 0; learner < 20; learner++) {
            List<String> courses = new ArrayList<>();
            for (int course = learner % 2; course < 40; course += 2) {
                courses.add("c" + course);
            }
            enrolments.add(new LearnerCourses("u" + learner, courses));
        }
        return enrolments;
    }

    @Test
    void shouldHideAllEnrolmentsOfAShareOfTheCoursesWithATitle() {
        // when
        ColdStartTask task = ColdStartTask.hiding(catalogue(), enrolments(), 0.25, 3);

        // then
        assertThat(task.newCourses()).hasSize(10).doesNotContain("untitled");
        assertThat(task.known()).hasSize(20);
        for (LearnerCourses learner : task.known()) {
            assertThat(learner.courseIds()).doesNotContainAnyElementsOf(task.newCourses());
        }
        for (LearnerCourses learner : task.hidden()) {
            assertThat(task.newCourses()).containsAll(learner.courseIds());
        }
        int all =
                task.known().stream().mapToInt(each -> each.courseIds().size()).sum()
                        + task.hidden().stream()
                                .mapToInt(each -> each.courseIds().size())
                                .sum();
        assertThat(all).isEqualTo(400);
        assertThat(ColdStartTask.hiding(catalogue(), enrolments(), 0.25, 3).newCourses())
                .isEqualTo(task.newCourses());
    }

    @Test
    void shouldLeaveTheNewCoursesOutWhenChoicesAreMade() {
        // given
        ColdStartTask task = ColdStartTask.hiding(catalogue(), enrolments(), 0.25, 3);

        // when
        ColdStartTask validation = task.amongKnown(0.25, 4);

        // then
        Set<String> both = new HashSet<>(validation.newCourses());
        both.retainAll(task.newCourses());
        assertThat(both).isEmpty();
        assertThat(validation.newCourses()).hasSize(8);
        assertThat(validation.catalogue()).hasSize(31);
    }

    @Test
    void shouldRankNewCoursesByTheirTextWhenNobodyTookThem() {
        // given
        ColdStartTask task = ColdStartTask.hiding(catalogue(), enrolments(), 0.25, 3);

        // when
        try (ColdStartEvaluation evaluation =
                ColdStartEvaluation.learn(task, EvidenceLevels.DEFAULT, OPTIONS, SOLVING, 2)) {
            ModelScore content = evaluation.score(
                    "content", Recommenders.with(RecommendOptions.DEFAULT).named("content"), count -> {});
            ModelScore random = evaluation.scoreRandom(count -> {});

            // then
            assertThat(evaluation.questions()).isEqualTo(20);
            assertThat(content.measures().get("ndcg@10")).isCloseTo(1, within(1e-9));
            assertThat(content.measures().get("ndcg@20")).isCloseTo(1, within(1e-9));
            assertThat(content.measures().get("recall@10")).isCloseTo(1, within(1e-9));
            assertThat(random.measures().get("ndcg@10")).isLessThan(0.95);
        }
    }

    @Test
    void shouldAskAboutTheFirstLearnersOnlyWhenLimited() {
        assertThat(ColdStartTask.hiding(catalogue(), enrolments(), 0.25, 3)
                        .limitedTo(5)
                        .hidden())
                .hasSize(5);
    }
}
