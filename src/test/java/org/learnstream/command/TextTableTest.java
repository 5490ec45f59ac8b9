package org.learnstream.command;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TextTableTest {
    @Test
    void shouldAlignNumbersToTheRightWhenAColumnHasOnlyNumbers() {
        // given
        TextTable table = new TextTable("name", "count", "note");

        // when
        table.row("clicks", 12, "x").row("a", 1_000, "");

        // then
        assertThat(table.lines()).containsExactly("name    count  note", "clicks     12  x", "a        1000");
    }

    @Test
    void shouldRefuseARowWhenItHasTooFewCells() {
        // given
        TextTable table = new TextTable("name", "count");

        // when / then
        assertThatThrownBy(() -> table.row("clicks"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("1 cells, expected 2");
    }
}
