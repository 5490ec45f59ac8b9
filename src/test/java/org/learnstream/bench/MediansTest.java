package org.learnstream.bench;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class MediansTest {
    @Test
    void shouldTakeMiddleWhenRunsAreOdd() {
        // given
        Medians medians = new Medians();
        medians.add(Map.of("rate", 9.0));
        medians.add(Map.of("rate", 1.0));
        medians.add(Map.of("rate", 2.0));

        // when
        Map<String, Double> found = medians.medians();

        // then
        assertThat(found).containsExactly(Map.entry("rate", 2.0));
    }

    @Test
    void shouldTakeMeanOfTwoWhenRunsAreEven() {
        // given
        Medians medians = new Medians();
        medians.add(Map.of("rate", 9.0));
        medians.add(Map.of("rate", 1.0));

        // when
        Map<String, Double> found = medians.medians();

        // then
        assertThat(found).containsExactly(Map.entry("rate", 5.0));
    }
}
