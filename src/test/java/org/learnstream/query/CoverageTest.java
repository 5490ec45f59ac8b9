package org.learnstream.query;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class CoverageTest {
    private final Coverage coverage = new Coverage();

    @Test
    void shouldKnowNothingWhenTheFirstEndIsAhead() {
        // when
        coverage.sample(1_000, 10, 9);

        // then
        assertThat(coverage.completeUntil()).isEmpty();
    }

    @Test
    void shouldBeCompleteUntilTheSampleWhenTheCopyIsAtTheEnd() {
        // when
        coverage.sample(1_000, 10, 10);

        // then
        assertThat(coverage.completeUntil()).hasValue(1_000);
    }

    @Test
    void shouldStayCompleteWhenNothingIsWritten() {
        // given
        coverage.sample(1_000, 10, 10);

        // when
        coverage.sample(2_000, 10, 10);

        // then
        assertThat(coverage.completeUntil()).hasValue(2_000);
    }

    @Test
    void shouldBeCompleteUntilTheLatestEndThatTheCopyHasReachedWhenItIsBehind() {
        // given
        coverage.sample(1_000, 10, 5);
        coverage.sample(2_000, 20, 5);
        coverage.sample(3_000, 20, 5);
        coverage.sample(4_000, 30, 5);

        // when
        coverage.sample(5_000, 40, 25);

        // then: the end was still 20 at 3,000
        assertThat(coverage.completeUntil()).hasValue(3_000);
    }

    @Test
    void shouldNotGoOnWhenTheCopyStandsStill() {
        // given
        coverage.sample(1_000, 10, 10);

        // when
        coverage.sample(2_000, 11, 10);
        coverage.sample(3_000, 12, 10);

        // then
        assertThat(coverage.completeUntil()).hasValue(1_000);
    }

    @Test
    void shouldStartAnewWhenTheTopicWasMadeAnew() {
        // given
        coverage.sample(1_000, 10, 5);

        // when
        coverage.sample(2_000, 3, 2);

        // then
        assertThat(coverage.completeUntil()).isEmpty();
    }

    @Test
    void shouldKnowNoMomentWhenTheCopyHasLostWhatItHad() {
        // given
        coverage.sample(1_000, 10, 10);

        // when
        coverage.sample(2_000, 10, 9);

        // then
        assertThat(coverage.completeUntil()).isEmpty();
    }

    @Test
    void shouldBeCompleteAgainWhenTheCopyHasComeBackToWhereItWas() {
        // given
        coverage.sample(1_000, 10, 10);
        coverage.sample(2_000, 20, 3);

        // when
        coverage.sample(3_000, 30, 10);

        // then
        assertThat(coverage.completeUntil()).hasValue(1_000);
    }

    @Test
    void shouldStartAnewWhenTheTopicOfACompleteCopyWasMadeAnew() {
        // given
        coverage.sample(1_000, 10, 10);

        // when
        coverage.sample(2_000, 3, 2);
        coverage.sample(3_000, 12, 11);

        // then
        assertThat(coverage.completeUntil()).hasValue(2_000);
    }

    @Test
    void shouldNeverTellAMomentTooLateWhenACopyIsFarBehindForLong() {
        // given: at time t the end is t, for longer than all samples are kept
        for (int time = 1; time <= 5_000; time++) {
            coverage.sample(time, time, 0);
        }

        // when
        coverage.sample(5_001, 5_001, 3_000);

        // then
        assertThat(coverage.completeUntil().orElseThrow()).isBetween(2_900L, 3_000L);
    }
}
