package org.learnstream.query;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class RecordKeyTest {
    @Test
    void shouldTakeTheIdentifierWhenItHasTwoHundredBytes() {
        // when
        RecordKey key = new RecordKey("é".repeat(100));

        // then
        assertThat(key.bytes()).hasSize(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\u0000", "line\nbreak", "\u0085"})
    void shouldRefuseWhenEmptyOrWithControlCharacters(String text) {
        // when and then
        assertThatThrownBy(() -> new RecordKey(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shouldRefuseWhenTooLong() {
        // when and then
        assertThatThrownBy(() -> new RecordKey("é".repeat(100) + "a")).hasMessage("has 201 bytes, expected 1 to 200");
    }
}
