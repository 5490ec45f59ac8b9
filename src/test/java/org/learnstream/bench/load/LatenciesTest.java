package org.learnstream.bench.load;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class LatenciesTest {
    private static final long MILLI = 1_000_000;

    @Test
    void shouldTellQuantilesWhenReadsOfTwoThreadsAreTogether() {
        // given
        Latencies latencies = new Latencies();
        Latencies others = new Latencies();
        for (int millis = 1; millis <= 50; millis++) {
            latencies.add(millis * MILLI - 1);
            others.add((50 + millis) * MILLI - 1);
        }

        // when
        latencies.addAll(others);

        // then
        assertThat(latencies.size()).isEqualTo(100);
        assertThat(latencies.millis(0.5)).isEqualTo(50);
        assertThat(latencies.millis(0.99)).isEqualTo(99);
        assertThat(latencies.longestMillis()).isBetween(99.9, 100.0);
    }

    @Test
    void shouldTellTheLongestWhenItIsBeyondTheScale() {
        // given
        Latencies latencies = new Latencies();

        // when
        latencies.add(5_000 * MILLI);

        // then
        assertThat(latencies.millis(0.5)).isEqualTo(5_000);
    }

    @Test
    void shouldTellZeroWhenThereAreNone() {
        // given
        Latencies latencies = new Latencies();

        // then
        assertThat(latencies.millis(0.99)).isZero();
    }
}
