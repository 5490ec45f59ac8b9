package org.learnstream.model;

import java.util.Arrays;

/**
 * What is to be added to the rows of a matrix: for each row, columns, each at most once, and an integer for each, as a
 * float, which holds integers exactly up to 2²⁴. Belongs to one thread.
 *
 * <p>The entries lie in main memory, nearly each somewhere else, and adding to one waits for it, as rows decide by what
 * they find. So all are read first, which decides nothing: the waits overlap, and adding finds everything in the
 * processor's cache. That halves the time.
 */
final class Additions {
    private int[] rows = new int[32];

    /** By index of a row: where its additions end. */
    private int[] ends = new int[32];

    private int started;
    private int[] columns = new int[512];
    private float[] deltas = new float[512];
    private int size;

    void clear() {
        started = 0;
        size = 0;
    }

    /** Begins the additions to another row. */
    void start(int row) {
        if (started == rows.length) {
            rows = Arrays.copyOf(rows, started * 2);
            ends = Arrays.copyOf(ends, started * 2);
        }
        rows[started] = row;
        ends[started] = size;
        started++;
    }

    /** Adds to an entry of the row that was begun last; 0 is nothing, and makes no entry. */
    void put(int column, int delta) {
        if (delta == 0) {
            return;
        }
        if (size == columns.length) {
            columns = Arrays.copyOf(columns, size * 2);
            deltas = Arrays.copyOf(deltas, size * 2);
        }
        columns[size] = column;
        deltas[size] = (float) delta;
        size++;
        ends[started - 1] = size;
    }

    /** Returns the columns, as they are kept. */
    int[] columns() {
        return columns;
    }

    /** Returns the numbers by column, as they are kept. */
    float[] deltas() {
        return deltas;
    }

    /** Adds everything to the rows of a matrix, and replaces those that take another form by it. */
    void addTo(Row[] matrix, RowPolicy policy) {
        fetch(matrix);
        int from = 0;
        for (int index = 0; index < started; index++) {
            Row row = matrix[rows[index]];
            policy.row(rows[index]);
            Row kept = row.addAll(this, from, ends[index], policy);
            if (kept != row) {
                matrix[rows[index]] = kept;
            }
            from = ends[index];
        }
    }

    private void fetch(Row[] matrix) {
        long sum = 0;
        for (int index = 0; index < started; index++) {
            sum += matrix[rows[index]].size();
        }
        for (int index = 0; index < started; index++) {
            sum += matrix[rows[index]].peek(0);
        }
        int from = 0;
        for (int index = 0; index < started; index++) {
            Row row = matrix[rows[index]];
            for (int at = from; at < ends[index]; at++) {
                sum += row.peek(columns[at]);
            }
            from = ends[index];
        }
        if (sum < 0) {
            throw new IllegalStateException("a matrix holds negative entries");
        }
    }
}
