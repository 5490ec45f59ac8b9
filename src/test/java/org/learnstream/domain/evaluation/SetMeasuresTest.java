package org.learnstream.domain.evaluation;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class SetMeasuresTest {
    private static final List<String> RANKING = List.of("a", "b", "c", "d");
    private static final double SECOND = 1 / (Math.log(3) / Math.log(2));

    @Test
    void shouldGainAsMuchAsCanBeWhenTheRightAnswersComeFirst() {
        assertThat(SetMeasures.normalisedDiscountedCumulativeGain(RANKING, Set.of("b", "a"), 3))
                .isCloseTo(1, within(1e-12));
    }

    @Test
    void shouldDiscountByRankWhenOtherAnswersComeBefore() {
        assertThat(SetMeasures.normalisedDiscountedCumulativeGain(RANKING, Set.of("b", "x"), 3))
                .isCloseTo(SECOND / (1 + SECOND), within(1e-12));
    }

    @Test
    void shouldCountNoMoreThanTheCutoffWhenMoreAnswersAreRight() {
        assertThat(SetMeasures.normalisedDiscountedCumulativeGain(RANKING, Set.of("b", "c", "d"), 2))
                .isCloseTo(SECOND / (1 + SECOND), within(1e-12));
    }

    @Test
    void shouldGainNothingWhenTheRankingEndsBeforeTheCutoff() {
        assertThat(SetMeasures.normalisedDiscountedCumulativeGain(List.of("a"), Set.of("b"), 10))
                .isZero();
    }

    @Test
    void shouldCountTheShareOfRightAnswersAmongTheFirst() {
        assertThat(SetMeasures.recall(RANKING, Set.of("a", "c", "d", "x"), 3)).isEqualTo(0.5);
    }
}
