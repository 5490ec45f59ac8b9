package org.learnstream.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.testkit.Alerts;

import static org.assertj.core.api.Assertions.assertThat;

final class AlertPositionTest {
    private final AlertPosition position = AlertPosition.of("k9-Z", 12, 0, 7);

    @Test
    void shouldBeTheSameWhenWrittenAndReadBack() {
        assertThat(position.toString()).isEqualTo("k9-Z:12.0.7");
        assertThat(position.parse(position.toString()))
                .contains(position)
                .hasValueSatisfying(read -> assertThat(read).hasSameHashCodeAs(position));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12.0.7", "other:12.0.7", "k9-Z:12.0", "k9-Z:12.0.7.1", "k9-Z:12.x.7", "k9-Z:12.-1.7"})
    void shouldBeNoneWhenTheTextIsOfAnotherTopicOrOfNone(String text) {
        assertThat(position.parse(text)).isEmpty();
    }

    @Test
    void shouldIncludeAlertsWhenTheyLieBeforeIt() {
        assertThat(position.includes(Alerts.told(0, 11, "anna", 0))).isTrue();
        assertThat(position.includes(Alerts.told(0, 12, "anna", 0))).isFalse();
        assertThat(position.after(Alerts.told(1, 4, "anna", 0))).isEqualTo(AlertPosition.of("k9-Z", 12, 5, 7));
    }

    @Test
    void shouldReachAnotherOneWhenItHasComeAsFarInEveryPartition() {
        AlertPosition other = AlertPosition.of("k9-Z", 12, 1, 6);

        assertThat(position.reaches(position)).isTrue();
        assertThat(position.reaches(other)).isFalse();
        assertThat(position.orFurther(other)).isEqualTo(AlertPosition.of("k9-Z", 12, 1, 7));
        assertThat(position.orFurther(other).reaches(other)).isTrue();
    }
}
