package org.learnstream.domain.churn;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.churn.Silence.Step;

import static org.assertj.core.api.Assertions.assertThat;

final class SilenceTest {
    private static final InactivityThresholds THRESHOLDS = new InactivityThresholds(100, 300);

    @Test
    void shouldBeginWithTheLastActivityWhenTheLearnerIsActive() {
        // given a window that nobody has looked at since the learner's first activity
        InactivityWindow window = new InactivityWindow(1_000, ChurnLevel.ACTIVE);

        // when
        Silence silence = Silence.of(window, 5_000, THRESHOLDS, 5_040);

        // then
        assertThat(silence).isEqualTo(new Silence(5_000, 40, Optional.of(new Step(ChurnLevel.AT_RISK, 5_100))));
    }

    @Test
    void shouldReachTheHighestLevelNextWhenTheLearnerIsAtRisk() {
        // when
        Silence silence = Silence.of(new InactivityWindow(5_000, ChurnLevel.AT_RISK), 5_000, THRESHOLDS, 5_150);

        // then
        assertThat(silence).isEqualTo(new Silence(5_000, 150, Optional.of(new Step(ChurnLevel.GONE, 5_300))));
    }

    @Test
    void shouldReachNothingMoreWhenTheLearnerIsGone() {
        // when
        Silence silence = Silence.of(new InactivityWindow(5_000, ChurnLevel.GONE), 5_000, THRESHOLDS, 9_000);

        // then
        assertThat(silence).isEqualTo(new Silence(5_000, 4_000, Optional.empty()));
    }

    @Test
    void shouldHaveLastedForNoTimeWhenTheActivityIsAheadOfTheClock() {
        // when
        Silence silence = Silence.of(new InactivityWindow(5_000, ChurnLevel.ACTIVE), 5_000, THRESHOLDS, 4_990);

        // then
        assertThat(silence.millis()).isZero();
    }
}
