package org.learnstream.replay;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class PaceTest {
    @Test
    void shouldNotRunAheadWhenTheRateIsLimited() {
        // given
        long started = System.nanoTime();
        Pace pace = new Pace(1_000);

        // when: the 51st step is due 50 milliseconds after the first
        for (int step = 0; step < 51; step++) {
            pace.await();
        }

        // then
        assertThat(System.nanoTime() - started).isGreaterThanOrEqualTo(50_000_000);
    }

    @Test
    void shouldEndWhenItsThreadIsInterrupted() {
        // given
        Pace pace = new Pace(0.001);
        pace.await();
        Thread.currentThread().interrupt();

        // when, then
        assertThatThrownBy(pace::await).isInstanceOf(ReplayException.class).hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }
}
