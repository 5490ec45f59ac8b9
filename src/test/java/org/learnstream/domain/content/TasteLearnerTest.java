package org.learnstream.domain.content;

import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Courses of even ordinals have feature 0 and speak for each other; those of odd ones have feature 1. */
final class TasteLearnerTest {
    private static final int COURSES = 20;

    @Test
    void shouldLearnNothingWhenOneCourseTooFewHasLinks() {
        // given
        SparseVector[] vectors = vectors(COURSES);

        // when
        Taste taste = TasteLearner.learn(vectors, 2, new Halves(COURSES - 1));

        // then
        assertThat(taste.rank()).isZero();
    }

    @Test
    void shouldLearnNothingWhenOneCourseTooFewHasADescription() {
        // given
        SparseVector[] undescribed = vectors(COURSES);
        undescribed[7] = SparseVector.ZERO;

        // when
        Taste taste = TasteLearner.learn(undescribed, 2, new Halves(COURSES));
        Taste beyond = TasteLearner.learn(vectors(COURSES - 1), 2, new Halves(COURSES));

        // then
        assertThat(taste.rank()).isZero();
        assertThat(beyond.rank()).isZero();
    }

    @Test
    void shouldForetellLinksOfANewCourseWhenItsFeaturesCarryThem() {
        // given
        Taste taste = TasteLearner.learn(vectors(COURSES), 2, new Halves(COURSES));

        // when
        DescribedCourse even = taste.describe(COURSES, vector(0));

        // then
        DescribedCourse alike = taste.describe(2, vector(2));
        DescribedCourse unlike = taste.describe(3, vector(3));
        assertThat(taste.rank()).isEqualTo(COURSES / 4);
        assertThat(Blocks.dot(even.evidence(), alike.taste())).isGreaterThan(0.5);
        assertThat(Blocks.dot(alike.evidence(), even.taste())).isGreaterThan(0.5);
        assertThat(Blocks.dot(even.evidence(), unlike.taste())).isCloseTo(0, Offset.offset(0.05));
    }

    @Test
    void shouldScaleTastesToLengthOneWhenAllAreAsLong() {
        // given
        Taste taste = TasteLearner.learn(vectors(COURSES), 2, new Halves(COURSES));

        // when
        DescribedCourse course = taste.describe(0, vector(0));

        // then
        assertThat(Blocks.dot(course.taste(), course.taste())).isCloseTo(1, Offset.offset(0.01));
    }

    private static SparseVector[] vectors(int courses) {
        return IntStream.range(0, courses).mapToObj(TasteLearnerTest::vector).toArray(SparseVector[]::new);
    }

    private static SparseVector vector(int course) {
        return new SparseVector(new int[] {course % 2}, new double[] {1});
    }

    private record Halves(int size) implements CourseLinks {
        @Override
        public long generation() {
            return 1;
        }

        @Override
        public int[] courses() {
            return IntStream.range(0, size).toArray();
        }

        @Override
        public float weight(int course, int other) {
            return course != other && course % 2 == other % 2 ? 1 : 0;
        }
    }
}
