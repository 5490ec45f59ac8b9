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

    /** In floats without a conversion: the processor makes each of those wait for the one before it. */
    @Override
    Row addAll(Additions additions, int from, int until, RowPolicy policy) {
        float[] held = values;
        int[] columns = additions.columns();
        float[] deltas = additions.deltas();
        int used = entries;
        int index = from;
        for (; index < until; index++) {
            int column = columns[index];
            if (column >= held.length) {
                break;
            }
            float before = held[column];
            float after = before + deltas[index];
            // Below the largest entry every sum is exact. At it, it may have been rounded, and add decides.
            if (after >= LARGEST) {
                break;
            }
            held[column] = after;
            // One more when there was 0, whose bits alone are 0: nothing is decided by what is read from main memory.
            used += (Float.floatToRawIntBits(before) - 1) >>> 31;
            if (after == 0) {
                used--;
            }
        }
        boolean emptier = used < entries;
        entries = used;
        Row row = emptier && policy.sparse(used, held.length) ? sparse() : this;
        return index == until ? row : addEach(row, additions, index, until, policy);
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
