package org.learnstream.evaluation;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.dataset.LearnerCourse;
import org.learnstream.dataset.LearnerCourses;

import static org.assertj.core.api.Assertions.assertThat;

final class NextCourseTaskTest {
    private static final List<LearnerCourses> ENROLMENTS = List.of(
            new LearnerCourses("U_1", List.of("C_1", "C_2", "C_3")),
            new LearnerCourses("U_2", List.of("C_1")),
            new LearnerCourses("U_3", List.of("C_2", "C_1")));

    @Test
    void shouldHideTheLastCourseWhenALearnerHasSeveral() {
        // when
        NextCourseTask task = NextCourseTask.hidingLast(ENROLMENTS);

        // then
        assertThat(task.known())
                .containsExactly(
                        new LearnerCourses("U_1", List.of("C_1", "C_2")),
                        new LearnerCourses("U_2", List.of("C_1")),
                        new LearnerCourses("U_3", List.of("C_2")));
        assertThat(task.answers()).containsExactly(new LearnerCourse("U_1", "C_3"), new LearnerCourse("U_3", "C_1"));
    }

    @Test
    void shouldLearnFromAllWhenOnlySomeAreAskedAbout() {
        // given
        NextCourseTask task = NextCourseTask.hidingLast(ENROLMENTS);

        // when
        NextCourseTask limited = task.limitedTo(1);

        // then
        assertThat(limited.known()).isEqualTo(task.known());
        assertThat(limited.answers()).containsExactly(new LearnerCourse("U_1", "C_3"));
        assertThat(task.limitedTo(9)).isEqualTo(task);
    }
}
