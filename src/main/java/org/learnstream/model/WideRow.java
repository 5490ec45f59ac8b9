package org.learnstream.model;

import org.learnstream.domain.similarity.GramRow;

/**
 * A row with many entries of any size: doubles, which hold integers exactly up to 2⁵³, more than all learners of the world
 * add up to. It is the row of a course that very many learners share with another one.
 */
final class WideRow extends Row {
    private final double[] values;
    private int entries;

    WideRow(int length) {
        values = new double[length];
    }

    @Override
    Row add(int column, long delta, RowPolicy policy) {
        if (column >= values.length) {
            return grown(policy.length(column)).add(column, delta, policy);
        }
        double before = values[column];
        values[column] = before + delta;
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
        values[column] = (double) value;
        entries++;
    }

    /** Returns this row as a narrow one when all entries fit, else this row. */
    Row narrowed() {
        float[] narrow = new float[values.length];
        for (int column = 0; column < narrow.length; column++) {
            if (values[column] > NarrowRow.LARGEST) {
                return this;
            }
            narrow[column] = (float) values[column];
        }
        return new NarrowRow(narrow, entries);
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
        into.copyWide(values);
    }

    @Override
    long bytes() {
        return ArrayBytes.OBJECT + ArrayBytes.doubles(values.length);
    }

    private WideRow grown(int length) {
        WideRow next = new WideRow(length);
        System.arraycopy(values, 0, next.values, 0, values.length);
        next.entries = entries;
        return next;
    }
}
