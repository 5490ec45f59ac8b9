package org.learnstream.model;

import org.learnstream.domain.similarity.GramRow;

/**
 * One row of the Gram matrix without its diagonal entry, in the form that suits what it holds.
 *
 * <p>Adding returns the row to keep from then on, because a row that has outgrown its form is replaced by another
 * object. So whoever copies a row while it changes sees arrays whose lengths fit together, and bounded loops.
 */
abstract sealed class Row permits SparseRow, NarrowRow, WideRow {
    /** Adds to an entry, which never falls below 0, and returns the row to keep. */
    abstract Row add(int column, long delta, RowPolicy policy);

    /** Adds to several entries, those from an index until before another, and returns the row to keep. */
    Row addAll(Additions additions, int from, int until, RowPolicy policy) {
        return addEach(this, additions, from, until, policy);
    }

    /** Adds to one entry after the other. */
    static Row addEach(Row row, Additions additions, int from, int until, RowPolicy policy) {
        Row kept = row;
        for (int index = from; index < until; index++) {
            kept = kept.add(additions.columns()[index], (long) additions.deltas()[index], policy);
        }
        return kept;
    }

    /** Returns a number that is not below 0 and comes from where an entry most likely lies: it is only to be read. */
    long peek(int column) {
        return get(column);
    }

    abstract long get(int column);

    /** Returns how many entries there may be. */
    abstract int size();

    abstract void copyTo(GramRow into);

    abstract long bytes();
}
