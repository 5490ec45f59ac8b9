package org.learnstream.domain.content;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TasteTest {
    private static final Offset<Float> CLOSE = Offset.offset(1e-6f);

    /** Feature 0 adds 3, 4 to evidence and 6, 8 to tastes; nothing was learnt of feature 1; course 1 was learnt from. */
    private static final Taste TASTE =
            new Taste(new float[][] {{3, 4, 6, 8}, {}}, new float[][] {{}, {0, 9}}, 2, 20, 10);

    @Test
    void shouldForetellBothWhenACourseWasNotLearntFrom() {
        // given
        SparseVector vector = new SparseVector(new int[] {0, 1, 2}, new double[] {0.5, 7, 7});

        // when
        DescribedCourse course = TASTE.foretell(0, vector);

        // then
        assertThat(course.vector()).isSameAs(vector);
        assertThat(course.evidence()).containsExactly(1.5f, 2);
        assertThat(course.taste()).containsExactly(3, 4);
    }

    @Test
    void shouldForetellBothWhenACourseCameLater() {
        // given
        SparseVector vector = new SparseVector(new int[] {0}, new double[] {1});

        // when
        DescribedCourse course = TASTE.foretell(2, vector);

        // then
        assertThat(course.evidence()).containsExactly(3, 4);
        assertThat(course.taste()).containsExactly(6, 8);
    }

    @Test
    void shouldTakeTheKnownEvidenceWhenACourseWasLearntFrom() {
        // given
        SparseVector vector = new SparseVector(new int[] {0}, new double[] {1});

        // when
        DescribedCourse course = TASTE.foretell(1, vector);

        // then
        assertThat(course.evidence()).containsExactly(0, 9);
        assertThat(course.taste()).containsExactly(6, 8);
    }

    @Test
    void shouldForgetTheKnownEvidenceWhenACourseHasNoFeaturesLeft() {
        // given
        SparseVector vector = SparseVector.ZERO;

        // when
        DescribedCourse course = TASTE.describe(1, vector);

        // then
        assertThat(course.evidence()).containsExactly(0, 0);
        assertThat(course.taste()).containsExactly(0, 0);
    }

    @Test
    void shouldDampTheLengthsWhenACourseIsDescribed() {
        // given
        SparseVector vector = new SparseVector(new int[] {0}, new double[] {1});

        // when
        DescribedCourse course = TASTE.describe(0, vector);

        // then: the evidence is 5 long, its mean 20, √(5 · 20) is 10; the taste is as long as the mean
        assertThat(course.evidence()[0]).isCloseTo(0.3f, CLOSE);
        assertThat(course.evidence()[1]).isCloseTo(0.4f, CLOSE);
        assertThat(course.taste()[0]).isCloseTo(0.6f, CLOSE);
        assertThat(course.taste()[1]).isCloseTo(0.8f, CLOSE);
    }

    @Test
    void shouldDampTheTasteByItsPowerWhenItIsLongerThanTheMean() {
        // given
        SparseVector vector = new SparseVector(new int[] {0}, new double[] {2});

        // when
        DescribedCourse course = TASTE.describe(0, vector);

        // then: twice the mean length comes out 2^0.7 long
        assertThat(course.taste()[0]).isCloseTo((float) (0.6 * Math.pow(2, 0.7)), CLOSE);
    }

    @Test
    void shouldCountTheMemoryWhenSomeRowsAreEmpty() {
        // given
        int rowOfFour = 20 + 16;
        int rowOfTwo = 20 + 8;

        // when
        long bytes = TASTE.bytes();

        // then
        assertThat(bytes).isEqualTo(rowOfFour + 4 + 4 + rowOfTwo);
        assertThat(TASTE.rank()).isEqualTo(2);
    }
}
