package org.learnstream.model;

import java.util.Arrays;
import org.learnstream.domain.similarity.GramRow;

/**
 * A row with many entries, none of them large: floats, which hold integers exactly up to 2²⁴. That is half the memory and
 * half the copying of a wide row.
 */
final class NarrowRow extends Row {
    /** The largest entry that fits: that of some 6,700 learners with the highest affinity to both courses. */
    static final long LARGEST = 1 << 24;

    private final float[] values;
    private int entries;

    NarrowRow(float[] values, int entries) {
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
        long before = (long) values[column];
        long after = before + delta;
        if (after > LARGEST) {
            return wide().add(column, delta, policy);
        }
        values[column] = after;
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
        return column < values.length ? (long) values[column] : 0;
    }

    @Override
    int size() {
        return entries;
    }

    @Override
    void copyTo(GramRow into) {
        into.copyNarrow(values);
    }

    @Override
    long bytes() {
        return ArrayBytes.OBJECT + ArrayBytes.floats(values.length);
    }

    private WideRow wide() {
        WideRow wide = new WideRow(values.length);
        for (int column = 0; column < values.length; column++) {
            if (values[column] != 0) {
                wide.put(column, (long) values[column]);
            }
        }
        return wide;
    }

    private SparseRow sparse() {
        SparseRow sparse = SparseRow.roomFor(entries + 1);
        for (int column = 0; column < values.length; column++) {
            if (values[column] != 0) {
                sparse.put(column, (long) values[column]);
            }
        }
        return sparse;
    }
}
