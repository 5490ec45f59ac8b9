package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.learnstream.dataset.LearnerCourses;

import static org.assertj.core.api.Assertions.assertThat;

final class BasketTaskTest {
    private static final List<LearnerCourses> ENROLMENTS =
            List.of(learner("U_1", 14), learner("U_2", 4), learner("U_3", 5));

    @Test
    void shouldHideAFifthOfEachLearnersCoursesWhenSplitting() {
        // when
        BasketTask task = BasketTask.splitting(ENROLMENTS, 7);

        // then
        assertThat(task.hidden()).extracting(LearnerCourses::learnerId).containsExactly("U_1", "U_3");
        assertThat(task.hidden())
                .extracting(learner -> learner.courseIds().size())
                .containsExactly(2, 1);
        assertThat(task.known())
                .extracting(learner -> learner.courseIds().size())
                .containsExactly(12, 4, 4);
        List<String> both = new ArrayList<>(task.known().get(0).courseIds());
        both.addAll(task.hidden().get(0).courseIds());
        assertThat(both).containsExactlyInAnyOrderElementsOf(ENROLMENTS.get(0).courseIds());
    }

    @Test
    void shouldSplitALearnerByThemselvesWhenOthersAreThereOrNot() {
        // when
        BasketTask alone = BasketTask.splitting(ENROLMENTS.subList(2, 3), 7);

        // then
        assertThat(alone.hidden())
                .isEqualTo(BasketTask.splitting(ENROLMENTS, 7).hidden().subList(1, 2));
        assertThat(IntStream.range(0, 50)
                        .mapToObj(seed ->
                                BasketTask.splitting(ENROLMENTS, seed).hidden().get(1)))
                .as("each of the five courses is hidden by some seed")
                .containsAll(IntStream.range(0, 5)
                        .mapToObj(course -> new LearnerCourses("U_3", List.of("C_" + course)))
                        .toList());
    }

    @Test
    void shouldLearnFromAllOthersWhenSomeCoursesAreHidden() {
        // given
        List<LearnerCourses> hidden =
                List.of(new LearnerCourses("U_2", List.of("C_1", "C_9")), new LearnerCourses("U_new", List.of("C_3")));

        // when
        BasketTask task = BasketTask.hiding(hidden, ENROLMENTS);

        // then
        assertThat(task.hidden()).isEqualTo(hidden);
        assertThat(task.known())
                .containsExactly(
                        ENROLMENTS.get(0), new LearnerCourses("U_2", List.of("C_0", "C_2", "C_3")), ENROLMENTS.get(2));
        assertThat(task.limitedTo(1).hidden()).isEqualTo(hidden.subList(0, 1));
        assertThat(task.limitedTo(1).known()).isEqualTo(task.known());
    }

    private static LearnerCourses learner(String learnerId, int courses) {
        return new LearnerCourses(
                learnerId,
                IntStream.range(0, courses).mapToObj(course -> "C_" + course).toList());
    }
}
