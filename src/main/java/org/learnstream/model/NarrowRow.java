package org.learnstream.model;

import java.util.Arrays;
import org.learnstream.domain.similarity.GramRow;

/** A row with many entries, each of which fits into an int: half the memory and half the copying of a wide one. */
final class NarrowRow extends Row {
    private final int[] values;
    private int entries;

    NarrowRow(int[] values, int entries) {
        this.values = values;
        this.entries = entries;
    }

    @Override
    Row add(int column, long delta, RowPolicy policy) {
        if (column >= values.length) {
            return policy.sparse(entries + 1, column + 1)
                    ? sparse().add(column, delta, policy)
                    : new NarrowRow(Arrays.copyOf(values, policy.length(column)), entries).add(column, delta, policy);
        }
        int before = values[column];
        long after = before + delta;
        if (after > Integer.MAX_VALUE) {
            return wide().add(column, delta, policy);
        }
        values[column] = (int) after;
        if (before == 0) {
            entries++;
        } else if (after == 0) {
            entries--;
            return policy.sparse(entries, values.length) ? sparse() : this;
        }
        return this;
    }

    @Override
    long get(int column) {
        return column < values.length ? values[column] : 0;
    }

    @Override
    void copyTo(GramRow into) {
        into.copyNarrow(values);
    }

    @Override
    long bytes() {
        return ArrayBytes.OBJECT + ArrayBytes.ints(values.length);
    }

    private WideRow wide() {
        WideRow wide = new WideRow(values.length);
        for (int column = 0; column < values.length; column++) {
            if (values[column] != 0) {
                wide.put(column, values[column]);
            }
        }
        return wide;
    }

    private SparseRow sparse() {
        SparseRow sparse = SparseRow.roomFor(entries + 1);
        for (int column = 0; column < values.length; column++) {
            if (values[column] != 0) {
                sparse.put(column, values[column]);
            }
        }
        return sparse;
    }
}
