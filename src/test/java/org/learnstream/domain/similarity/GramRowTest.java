package org.learnstream.domain.similarity;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

final class GramRowTest {
    /** The three forms of the row 5 0 7. */
    enum Form {
        NARROW,
        WIDE,
        PAIRS;

        void fill(GramRow row) {
            switch (this) {
                case NARROW -> row.copyNarrow(new float[] {5, 0, 7});
                case WIDE -> row.copyWide(new double[] {5, 0, 7});
                case PAIRS -> {
                    row.startPairs(2);
                    row.append(2, 7);
                    row.append(0, 5);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldAddMultiplesWhenSumsAreWideEnough(Form form) {
        // given
        GramRow row = new GramRow();
        form.fill(row);
        double[] sums = {1, 1, 1, 1};

        // when
        row.addTo(sums, 0.5);

        // then
        assertThat(sums).containsExactly(3.5, 1, 4.5, 1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldLeaveOutColumnsBeyondSumsWhenCoursesAppeared(Form form) {
        // given
        GramRow row = new GramRow();
        form.fill(row);
        double[] sums = {1, 1};

        // when
        row.addTo(sums, 2);

        // then
        assertThat(sums).containsExactly(11, 1);
    }

    @ParameterizedTest
    @EnumSource
    void shouldOverwriteEverythingWhenExpanded(Form form) {
        // given
        GramRow row = new GramRow();
        form.fill(row);
        long[] wider = {9, 9, 9, 9};
        long[] narrower = {9, 9};

        // when
        row.expand(wider);
        row.expand(narrower);

        // then
        assertThat(wider).containsExactly(5, 0, 7, 0);
        assertThat(narrower).containsExactly(5, 0);
    }

    @ParameterizedTest
    @EnumSource
    void shouldForgetRowBeforeWhenFilledAgain(Form form) {
        // given
        GramRow row = new GramRow();
        row.copyWide(new double[] {1, 1, 1, 1});
        row.copySquaredNorms(new long[] {4, 9, 16}, 2);
        row.copyNarrow(new float[] {2, 2, 2, 2});
        row.startPairs(4);
        row.append(3, 3);
        form.fill(row);
        long[] values = new long[4];

        // when
        row.expand(values);

        // then
        assertThat(values).containsExactly(5, 0, 7, 0);
        assertThat(row.squaredNorm(0)).isZero();
    }

    @Test
    void shouldKnowNormsUpToCountWhenTheyWereCopied() {
        // given
        GramRow row = new GramRow();

        // when
        row.copySquaredNorms(new long[] {4, 9, 16}, 2);

        // then
        assertThat(row.squaredNorm(0)).isEqualTo(4);
        assertThat(row.squaredNorm(1)).isEqualTo(9);
        assertThat(row.squaredNorm(2)).isZero();
    }

    @Test
    void shouldBeEmptyWhenCleared() {
        // given
        GramRow row = new GramRow();
        row.copyNarrow(new float[] {5, 0, 7});
        row.copySquaredNorms(new long[] {4}, 1);
        long[] values = {9, 9, 9};

        // when
        row.clear();
        row.expand(values);

        // then
        assertThat(values).containsOnly(0);
        assertThat(row.squaredNorm(0)).isZero();
    }
}
