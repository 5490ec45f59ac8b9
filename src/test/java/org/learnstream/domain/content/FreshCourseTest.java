package org.learnstream.domain.content;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class FreshCourseTest {
    private static final DescribedCourse DESCRIPTION =
            new DescribedCourse(SparseVector.ZERO, new float[0], new float[0]);

    @Test
    void shouldReadZeroWhenTheOtherIsItselfOrCameLater() {
        // given
        FreshCourse course = fresh(1);

        // when
        float[] from = {course.from(0), course.from(1), course.from(2), course.from(3)};
        float[] to = {course.to(0), course.to(1), course.to(2), course.to(3)};

        // then
        assertThat(from).containsExactly(1, 0, 3, 0);
        assertThat(to).containsExactly(4, 0, 6, 0);
        assertThat(course.ordinal()).isEqualTo(1);
        assertThat(course.description()).isSameAs(DESCRIPTION);
    }

    @Test
    void shouldAddToAllButItselfWhenItIsOfTheGeneration() {
        // given
        double[] sums = {10, 10, 10, 10};

        // when
        fresh(1).addTo(2, sums);

        // then
        assertThat(sums).containsExactly(12, 10, 16, 10);
    }

    @Test
    void shouldAddAsFarAsTheSumsGoWhenTheyEndBeforeIt() {
        // given
        double[] sums = {10, 10};

        // when
        fresh(2).addTo(2, sums);

        // then
        assertThat(sums).containsExactly(12, 14);
    }

    @Test
    void shouldAddToTheWholeGenerationWhenItCameLater() {
        // given
        double[] sums = {0, 0, 0, 0};

        // when
        fresh(3).addTo(1, sums);

        // then
        assertThat(sums).containsExactly(1, 2, 3, 0);
    }

    private static FreshCourse fresh(int ordinal) {
        return new FreshCourse(ordinal, DESCRIPTION, new float[] {1, 2, 3}, new float[] {4, 5, 6});
    }
}
