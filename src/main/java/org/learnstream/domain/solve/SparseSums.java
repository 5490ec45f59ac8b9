package org.learnstream.domain.solve;

import java.util.Arrays;

/** A matrix of sums most of which are 0, row after row. Belongs to one thread. */
public final class SparseSums {
    private final int[] starts;
    private int[] columns = new int[1024];
    private double[] values = new double[1024];
    private int rows;
    private int entries;

    /** Makes an empty matrix for so many rows. */
    public SparseSums(int rows) {
        starts = new int[rows + 1];
    }

    /** Appends an entry to the row that is being filled; columns must rise. */
    public void append(int column, double value) {
        if (entries == columns.length) {
            columns = Arrays.copyOf(columns, entries + entries / 2);
            values = Arrays.copyOf(values, columns.length);
        }
        columns[entries] = column;
        values[entries] = value;
        entries++;
    }

    /** Ends the row that is being filled; the next one begins. */
    public void endRow() {
        starts[++rows] = entries;
    }

    /** Returns an entry, 0 when there is none. */
    public double get(int row, int column) {
        int at = find(row, column);
        return at < 0 ? 0 : values[at];
    }

    /** Adds to an entry that is there. */
    void add(int row, int column, double delta) {
        values[find(row, column)] += delta;
    }

    /** Adds a multiple of a row to sums by column. */
    void addRow(int row, double factor, double[] sums) {
        for (int at = starts[row]; at < starts[row + 1]; at++) {
            sums[columns[at]] += factor * values[at];
        }
    }

    /**
     * Adds multiples of a row to several rows of sums at once: reading the row from memory costs more than the additions.
     *
     * @param factors one for each row of sums
     * @param sums by column, and within that by row of sums
     */
    void addRow(int row, double[] factors, double[] sums) {
        int rowsOfSums = factors.length;
        for (int at = starts[row]; at < starts[row + 1]; at++) {
            int base = columns[at] * rowsOfSums;
            double value = values[at];
            for (int index = 0; index < rowsOfSums; index++) {
                sums[base + index] += factors[index] * value;
            }
        }
    }

    private int find(int row, int column) {
        return Arrays.binarySearch(columns, starts[row], starts[row + 1], column);
    }
}
