package org.learnstream.domain.evaluation;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class RankHistogramTest {
    @Test
    void shouldCountHitsUpToTheCutoffWhenRanksLieOnBothSides() {
        // given
        RankHistogram histogram = histogram(List.of(1, 5, 6, 20, 21, RankHistogram.UNRANKED));

        // when
        double atFive = histogram.hitRate(5);
        double atTwenty = histogram.hitRate(20);

        // then
        assertThat(histogram.rankings()).isEqualTo(6);
        assertThat(atFive).isEqualTo(2.0 / 6);
        assertThat(atTwenty).isEqualTo(4.0 / 6);
    }

    @Test
    void shouldDiscountByTheLogarithmOfTheRankWhenAnswersAreWithinTheCutoff() {
        // given: gains 1, 1 / log2(4) = 1/2 and 1 / log2(8) = 1/3; the last is beyond the cutoff
        RankHistogram histogram = histogram(List.of(1, 3, 7, 11));

        // when
        double gain = histogram.normalisedDiscountedCumulativeGain(10);

        // then
        assertThat(gain).isCloseTo((1 + 0.5 + 1.0 / 3) / 4, within(1e-15));
    }

    @Test
    void shouldAverageInverseRanksWhenSomeAnswersAreUnranked() {
        // given
        RankHistogram histogram = histogram(List.of(1, 4, 1000, RankHistogram.UNRANKED));

        // when
        double reciprocal = histogram.meanReciprocalRank();

        // then
        assertThat(reciprocal).isCloseTo((1 + 0.25 + 0.001) / 4, within(1e-15));
    }

    @Test
    void shouldMeasureNothingAsZeroWhenNothingWasRanked() {
        // given
        RankHistogram histogram = new RankHistogram();

        // when
        double rate = histogram.hitRate(10);

        // then
        assertThat(rate).isZero();
        assertThat(histogram.normalisedDiscountedCumulativeGain(10)).isZero();
        assertThat(histogram.meanReciprocalRank()).isZero();
    }

    @Test
    void shouldCountTheLastRankWhenTheCutoffLiesBeyondEveryRank() {
        // given
        RankHistogram histogram = histogram(List.of(63, 64));

        // when
        double rate = histogram.hitRate(100_000);

        // then
        assertThat(rate).isEqualTo(1);
        assertThat(histogram.hitRate(63)).isEqualTo(0.5);
    }

    @Test
    void shouldRefuseWhenRankOrCutoffIsImpossible() {
        // given
        RankHistogram histogram = new RankHistogram();

        // when, then
        assertThatThrownBy(() -> histogram.add(-1)).hasMessageContaining("-1");
        assertThatThrownBy(() -> histogram.hitRate(0)).hasMessageContaining("expected 1 or more");
        assertThatThrownBy(() -> histogram.normalisedDiscountedCumulativeGain(0))
                .hasMessageContaining("cutoff");
        assertThat(histogram.rankings()).isZero();
    }

    @Property
    void shouldEqualTheFormulasWhenRanksAreAny(
            @ForAll List<@IntRange(min = 0, max = 400) Integer> ranks,
            @ForAll @IntRange(min = 1, max = 300) int cutoff) {
        // given
        double hits = ranks.stream().filter(rank -> rank >= 1 && rank <= cutoff).count();
        double gain = ranks.stream()
                .filter(rank -> rank >= 1 && rank <= cutoff)
                .mapToDouble(rank -> Math.log(2) / Math.log(rank + 1))
                .sum();
        double reciprocal = ranks.stream()
                .filter(rank -> rank >= 1)
                .mapToDouble(rank -> 1.0 / rank)
                .sum();
        int learners = Math.max(1, ranks.size());

        // when
        RankHistogram histogram = histogram(ranks);

        // then
        assertThat(histogram.hitRate(cutoff)).isEqualTo(hits / learners);
        assertThat(histogram.normalisedDiscountedCumulativeGain(cutoff)).isCloseTo(gain / learners, within(1e-12));
        assertThat(histogram.meanReciprocalRank()).isCloseTo(reciprocal / learners, within(1e-12));
    }

    @Property
    void shouldEqualOneHistogramBitByBitWhenPartsAreAddedInAnyOrder(
            @ForAll List<@IntRange(min = 0, max = 400) Integer> first,
            @ForAll List<@IntRange(min = 0, max = 400) Integer> second) {
        // given
        RankHistogram whole = histogram(first);
        second.forEach(whole::add);

        // when
        RankHistogram parts = histogram(second);
        parts.addAll(histogram(first));

        // then
        assertThat(parts.rankings()).isEqualTo(whole.rankings());
        assertThat(parts.hitRate(10)).isEqualTo(whole.hitRate(10));
        assertThat(parts.normalisedDiscountedCumulativeGain(10))
                .isEqualTo(whole.normalisedDiscountedCumulativeGain(10));
        assertThat(parts.meanReciprocalRank()).isEqualTo(whole.meanReciprocalRank());
    }

    private static RankHistogram histogram(List<Integer> ranks) {
        RankHistogram histogram = new RankHistogram();
        ranks.forEach(histogram::add);
        return histogram;
    }
}
