package org.learnstream.domain.recommend;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class SolvedMatrixTest {
    private static final SolvedGeneration GENERATION = new SolvedGeneration("next", 3, 10, 0.5, 7, 2, 9);

    private final SolvedMatrix matrix = new SolvedMatrix(GENERATION, new float[][] {{0, 0.5f, 2}, {}, {0.25f}});

    @Test
    void shouldReadZeroWhenACourseWasNotSolvedFor() {
        assertThat(matrix.generation()).isEqualTo(GENERATION);
        assertThat(matrix.weight(0, 2)).isEqualTo(2);
        assertThat(matrix.weight(0, 3)).isZero();
        assertThat(matrix.weight(1, 0)).isZero();
        assertThat(matrix.weight(2, 0)).isEqualTo(0.25f);
        assertThat(matrix.weight(3, 0)).isZero();
        assertThat(matrix.solvedOrdinals()).containsExactly(0, 2);
    }

    @Test
    void shouldAddWhatFitsWhenRowAndSumsDifferInLength() {
        // given
        double[] few = {1, 1};
        double[] many = {1, 1, 1, 1};

        // when
        matrix.addRow(0, 4, few);
        matrix.addRow(0, 4, many);
        matrix.addRow(3, 4, many);

        // then
        assertThat(few).containsExactly(1, 3);
        assertThat(many).containsExactly(1, 3, 9, 1);
    }

    @Test
    void shouldHoldNothingWhenNeverSolved() {
        // when
        SolvedMatrix none = SolvedMatrix.none("next");

        // then
        assertThat(none.generation().model()).isEqualTo("next");
        assertThat(none.solvedOrdinals()).isEmpty();
    }
}
