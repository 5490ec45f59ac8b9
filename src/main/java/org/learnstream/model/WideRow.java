package org.learnstream.model;

import org.learnstream.domain.similarity.GramRow;

/** A row with many entries of any size: that of a course which very many learners share with another one. */
final class WideRow extends Row {
    private final long[] values;
    private int entries;

    WideRow(int length) {
        values = new long[length];
    }

    @Override
    Row add(int column, long delta, RowPolicy policy) {
        if (column >= values.length) {
            return grown(policy.length(column)).add(column, delta, policy);
        }
        long before = values[column];
        values[column] += delta;
        if (before == 0) {
            entries++;
        } else if (values[column] == 0) {
            entries--;
            return policy.sparse(entries, values.length) ? narrowed() : this;
        }
        return this;
    }

    /** Sets an entry that is 0. */
    void put(int column, long value) {
        values[column] = value;
        entries++;
    }

    /** Returns this row as a narrow one when all entries fit, else this row. */
    Row narrowed() {
        int[] narrow = new int[values.length];
        for (int column = 0; column < narrow.length; column++) {
            if (values[column] > Integer.MAX_VALUE) {
                return this;
            }
            narrow[column] = (int) values[column];
        }
        return new NarrowRow(narrow, entries);
    }

    @Override
    long get(int column) {
        return column < values.length ? values[column] : 0;
    }

    @Override
    void copyTo(GramRow into) {
        into.copyWide(values);
    }

    @Override
    long bytes() {
        return ArrayBytes.OBJECT + ArrayBytes.longs(values.length);
    }

    private WideRow grown(int length) {
        WideRow next = new WideRow(length);
        System.arraycopy(values, 0, next.values, 0, values.length);
        next.entries = entries;
        return next;
    }
}
