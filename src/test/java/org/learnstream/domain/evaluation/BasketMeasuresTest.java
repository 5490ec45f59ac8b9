package org.learnstream.domain.evaluation;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class BasketMeasuresTest {
    private static final List<String> RANKING = List.of("a", "b", "c", "d");

    @Test
    void shouldCountTheRightAnswersAmongTheFirstWhenRecalling() {
        assertThat(BasketMeasures.recall(RANKING, Set.of("b", "d", "x"), 3)).isEqualTo(1.0 / 3);
        assertThat(BasketMeasures.recall(RANKING, Set.of("b", "d", "x"), 4)).isEqualTo(2.0 / 3);
        assertThat(BasketMeasures.recall(RANKING, Set.of("x"), 10)).isZero();
        assertThat(BasketMeasures.recall(List.of(), Set.of("x"), 10)).isZero();
    }

    @Test
    void shouldRelateTheGainToTheBestThereCouldBeWhenAnswersAreManyOrFew() {
        // given
        double second = Math.log(2) / Math.log(3);
        double third = 0.5;

        // then
        assertThat(gain(Set.of("a"), 10)).isEqualTo(1);
        assertThat(gain(Set.of("c"), 10)).isCloseTo(third, within(1e-12));
        assertThat(gain(Set.of("c"), 2)).isZero();
        assertThat(gain(Set.of("b", "x"), 10)).isCloseTo(second / (1 + second), within(1e-12));
        assertThat(gain(Set.of("b", "c", "x", "y"), 3))
                .isCloseTo((second + third) / (1 + second + third), within(1e-12));
    }

    @Test
    void shouldRefuseWhenThereIsNothingToMeasure() {
        assertThatThrownBy(() -> BasketMeasures.recall(RANKING, Set.of("a"), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cutoff is 0");
        assertThatThrownBy(() -> gain(Set.of(), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no right answer");
    }

    private static double gain(Set<String> right, int cutoff) {
        return BasketMeasures.normalisedDiscountedCumulativeGain(RANKING, right, cutoff);
    }
}
