package org.learnstream.model;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.similarity.GramRow;

import static org.assertj.core.api.Assertions.assertThat;

/** A row holds exact sums, whatever form it takes. */
final class RowTest {
    private static final int COLUMNS = 40;

    /** What an entry becomes. */
    record Setting(int column, long value) {}

    @Property(tries = 1000)
    void shouldHoldLatestValuesWhenEntriesChange(
            @ForAll("settings") List<Setting> settings, @ForAll("denseFills") double denseFill) {
        // given
        RowPolicy policy = new RowPolicy(denseFill);
        Map<Integer, Long> expected = new HashMap<>();
        Row row = new SparseRow();
        int columns = 0;

        // when
        for (Setting setting : settings) {
            columns = Math.max(columns, setting.column() + 1);
            policy.columns(columns);
            long before = expected.getOrDefault(setting.column(), 0L);
            if (setting.value() != before) {
                row = row.add(setting.column(), setting.value() - before, policy);
            }
            expected.put(setting.column(), setting.value());
        }

        // then
        long[] copied = new long[COLUMNS];
        GramRow copy = new GramRow();
        row.copyTo(copy);
        copy.expand(copied);
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(row.get(column)).isEqualTo(expected.getOrDefault(column, 0L));
            assertThat(copied[column]).isEqualTo(expected.getOrDefault(column, 0L));
        }
    }

    @Property(tries = 1000)
    void shouldHoldLatestValuesWhenManyEntriesChangeAtOnce(
            @ForAll("batches") List<Map<Integer, Long>> batches, @ForAll("denseFills") double denseFill) {
        // given
        RowPolicy policy = new RowPolicy(denseFill);
        Map<Integer, Long> expected = new HashMap<>();
        Row[] matrix = {new SparseRow()};
        Additions additions = new Additions();
        int columns = 0;

        // when
        for (Map<Integer, Long> batch : batches) {
            columns = Math.max(columns, Collections.max(batch.keySet()) + 1);
            policy.columns(columns);
            additions.clear();
            additions.start(0);
            batch.forEach((column, value) -> additions.put(column, (int) (value - expected.getOrDefault(column, 0L))));
            additions.addTo(matrix, policy);
            expected.putAll(batch);
        }

        // then
        long used = expected.values().stream().filter(value -> value != 0).count();
        for (int column = 0; column < COLUMNS; column++) {
            assertThat(matrix[0].get(column)).isEqualTo(expected.getOrDefault(column, 0L));
        }
        if (!(matrix[0] instanceof SparseRow)) {
            assertThat(matrix[0].size()).isEqualTo((int) used);
        }
    }

    @Test
    void shouldBecomeDenseWhenEnoughColumnsAreInUse() {
        // given
        RowPolicy policy = new RowPolicy(0.5);
        policy.columns(100);

        // when
        Row thin = filled(30, 7, policy);
        Row full = filled(60, 7, policy);

        // then
        assertThat(thin).isInstanceOf(SparseRow.class);
        assertThat(full).isInstanceOf(NarrowRow.class);
    }

    @Test
    void shouldWidenWhenEntryOutgrowsFloat() {
        // given
        RowPolicy policy = new RowPolicy(0);
        policy.columns(60);
        Row row = filled(60, NarrowRow.LARGEST, policy);
        assertThat(row).isInstanceOf(NarrowRow.class);

        // when
        Row wide = row.add(3, 1, policy);

        // then
        assertThat(wide).isInstanceOf(WideRow.class);
        assertThat(wide.get(3)).isEqualTo(NarrowRow.LARGEST + 1);
        assertThat(wide.get(4)).isEqualTo(NarrowRow.LARGEST);
    }

    @Test
    void shouldWidenWhenEntryOutgrowsSlotOfSparseRow() {
        // given
        RowPolicy policy = new RowPolicy(1);
        policy.columns(60);
        Row row = filled(3, SparseRow.LARGEST, policy);
        assertThat(row).isInstanceOf(SparseRow.class);

        // when
        Row wide = row.add(2, 1, policy);

        // then
        assertThat(wide).isInstanceOf(WideRow.class);
        assertThat(wide.get(1)).isEqualTo(SparseRow.LARGEST);
        assertThat(wide.get(2)).isEqualTo(SparseRow.LARGEST + 1);
    }

    @Test
    void shouldBecomeSparseAgainWhenMostEntriesAreTakenBack() {
        // given
        RowPolicy policy = new RowPolicy(0.5);
        policy.columns(400);
        Row row = filled(400, 7, policy);
        long denseBytes = row.bytes();

        // when
        for (int column = 4; column < 400; column++) {
            row = row.add(column, -7, policy);
        }

        // then
        assertThat(row).isInstanceOf(SparseRow.class);
        assertThat(row.bytes()).isLessThan(denseBytes);
        assertThat(row.get(3)).isEqualTo(7);
        assertThat(row.get(4)).isZero();
    }

    @Test
    void shouldForgetEntriesTakenBackWhenTableIsRebuilt() {
        // given
        RowPolicy policy = new RowPolicy(1);
        policy.columns(100_000);
        Row row = new SparseRow();
        long bytes = row.bytes();

        // when
        for (int column = 0; column < 10_000; column++) {
            row = row.add(column, 5, policy).add(column, -5, policy);
        }

        // then
        assertThat(row.bytes()).isEqualTo(bytes);
    }

    private static Row filled(int columns, long value, RowPolicy policy) {
        Row row = new SparseRow();
        for (int column = 0; column < columns; column++) {
            row = row.add(column, value, policy);
        }
        return row;
    }

    @Provide
    Arbitrary<List<Setting>> settings() {
        Arbitrary<Long> values = Arbitraries.oneOf(
                Arbitraries.of(0L),
                Arbitraries.longs().between(1, 5_000),
                Arbitraries.of(
                        NarrowRow.LARGEST - 1,
                        NarrowRow.LARGEST,
                        NarrowRow.LARGEST + 1,
                        SparseRow.LARGEST,
                        SparseRow.LARGEST + 1,
                        1L << 52));
        return Combinators.combine(Arbitraries.integers().between(0, COLUMNS - 1), values)
                .as(Setting::new)
                .list()
                .ofMaxSize(120);
    }

    @Provide
    Arbitrary<List<Map<Integer, Long>>> batches() {
        Arbitrary<Long> values = Arbitraries.oneOf(
                Arbitraries.of(0L),
                Arbitraries.longs().between(1, 5_000),
                Arbitraries.longs().between(NarrowRow.LARGEST - 2, NarrowRow.LARGEST));
        return Arbitraries.maps(Arbitraries.integers().between(0, COLUMNS - 1), values)
                .ofMinSize(1)
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<Double> denseFills() {
        return Arbitraries.of(0.0, 0.125, 0.5, 1.0);
    }
}
