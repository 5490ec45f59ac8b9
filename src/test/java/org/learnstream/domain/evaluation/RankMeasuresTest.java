package org.learnstream.domain.evaluation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class RankMeasuresTest {
    @Test
    void shouldCountHitsUpToTheCutoffWhenRanksLieOnBothSides() {
        assertThat(RankMeasures.hit(1, 5)).isEqualTo(1);
        assertThat(RankMeasures.hit(5, 5)).isEqualTo(1);
        assertThat(RankMeasures.hit(6, 5)).isZero();
        assertThat(RankMeasures.hit(RankMeasures.UNRANKED, 5)).isZero();
    }

    @Test
    void shouldDiscountByTheLogarithmOfTheRankWhenTheAnswerIsWithinTheCutoff() {
        // 1 / log2(2), 1 / log2(4), 1 / log2(8); the last is beyond the cutoff
        assertThat(RankMeasures.normalisedDiscountedCumulativeGain(1, 10)).isEqualTo(1);
        assertThat(RankMeasures.normalisedDiscountedCumulativeGain(3, 10)).isCloseTo(0.5, within(1e-15));
        assertThat(RankMeasures.normalisedDiscountedCumulativeGain(7, 10)).isCloseTo(1.0 / 3, within(1e-15));
        assertThat(RankMeasures.normalisedDiscountedCumulativeGain(11, 10)).isZero();
        assertThat(RankMeasures.normalisedDiscountedCumulativeGain(RankMeasures.UNRANKED, 10))
                .isZero();
    }

    @Test
    void shouldInvertTheRankWhenTheAnswerIsRanked() {
        assertThat(RankMeasures.reciprocalRank(4)).isEqualTo(0.25);
        assertThat(RankMeasures.reciprocalRank(RankMeasures.UNRANKED)).isZero();
    }

    @Test
    void shouldSayWhatIsExpectedWhenRankOrCutoffIsImpossible() {
        assertThatThrownBy(() -> RankMeasures.hit(-1, 10))
                .hasMessageContaining("-1")
                .hasMessageContaining("unranked");
        assertThatThrownBy(() -> RankMeasures.hit(1, 0)).hasMessageContaining("cutoff is 0");
    }
}
