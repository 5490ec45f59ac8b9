package org.learnstream.domain.content;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class SimilarityRowsTest {
    private static final int WIDE = 20;

    @Test
    void shouldKeepAllEntriesWhenMemoryJustSuffices() {
        // given
        SimilarityRows rows = SimilarityRows.within(3 * 3 * 4, 3);

        // when
        rows.set(1, new float[] {0.5f, 0, -0.25f});

        // then
        assertThat(rows.complete()).isTrue();
        assertThat(rows.get(1, 0)).isEqualTo(0.5f);
        assertThat(rows.get(1, 2)).isEqualTo(-0.25f);
        assertThat(rows.bytes()).isEqualTo(3 * (20 + 3 * 4));
    }

    @Test
    void shouldKeepTheLargestEntriesOfARowWhenMemoryIsOneByteShort() {
        // given
        SimilarityRows rows = SimilarityRows.within(WIDE * WIDE * 4 - 1, WIDE);

        // when
        rows.set(0, countingUp());

        // then
        assertThat(rows.complete()).isFalse();
        for (int column = 0; column < WIDE; column++) {
            assertThat(rows.get(0, column)).isEqualTo(column < 4 ? 0 : column + 1);
        }
        assertThat(rows.bytes()).isEqualTo(WIDE * (20 + 16 * 8));
    }

    @Test
    void shouldKeepAsManyEntriesAsMemoryAllowsWhenThatIsMoreThanTheFewest() {
        // when
        SimilarityRows rows = SimilarityRows.within(40 * 8 * 18, 40);

        // then
        assertThat(rows.complete()).isFalse();
        assertThat(rows.bytes()).isEqualTo(40 * (20 + 18 * 8));
    }

    @Test
    void shouldKeepTheFirstOfEqualEntriesWhenNotAllFit() {
        // given
        SimilarityRows rows = SimilarityRows.within(0, WIDE);
        float[] row = new float[WIDE];
        Arrays.fill(row, 1);
        row[19] = 2;

        // when
        rows.set(0, row);

        // then
        for (int column = 0; column < WIDE; column++) {
            float expected = column < 15 ? 1 : column == 19 ? 2 : 0;
            assertThat(rows.get(0, column)).isEqualTo(expected);
        }
    }

    @Test
    void shouldAddAMultipleOfARowAsFarAsTheSumsGoWhenAllEntriesAreKept() {
        // given
        SimilarityRows rows = SimilarityRows.within(36, 3);
        rows.set(0, new float[] {1, 2, 3});
        double[] fewer = {10, 10};
        double[] more = {10, 10, 10, 10};

        // when
        rows.addTo(0, 2, fewer);
        rows.addTo(0, 2, more);

        // then
        assertThat(fewer).containsExactly(12, 14);
        assertThat(more).containsExactly(12, 14, 16, 10);
    }

    @Test
    void shouldAddAMultipleOfTheKeptEntriesAsFarAsTheSumsGoWhenSomeAreLeftOut() {
        // given
        SimilarityRows rows = SimilarityRows.within(0, WIDE);
        rows.set(0, countingUp());
        double[] fewer = new double[6];
        double[] all = new double[WIDE];

        // when
        rows.addTo(0, 2, fewer);
        rows.addTo(0, 2, all);

        // then
        assertThat(fewer).containsExactly(0, 0, 0, 0, 10, 12);
        assertThat(all).startsWith(0, 0, 0, 0, 10, 12).endsWith(38, 40);
    }

    private static float[] countingUp() {
        float[] row = new float[WIDE];
        for (int column = 0; column < WIDE; column++) {
            row[column] = column + 1;
        }
        return row;
    }
}
