package org.learnstream.domain.similarity;

import java.util.Arrays;

/**
 * A copy of one row of the Gram matrix, without its diagonal entry, in buffers that are kept from one row to the next.
 * Belongs to one thread.
 *
 * <p>The copy keeps the form in which the row is stored, so that taking it is a block copy and using it costs what the
 * row holds: narrow numbers, wide numbers, or pairs of column and number. The numbers are integers all the same: a float
 * holds them exactly up to 2²⁴, a double up to 2⁵³, and the sums that rows are added to need no conversion from either
 * that would cost more than the addition.
 */
public final class GramRow {
    private enum Form {
        NARROW,
        WIDE,
        PAIRS
    }

    private Form form = Form.PAIRS;
    private int size;
    private int[] columns = {};
    private float[] narrow = {};
    private double[] wide = {};
    private int norms;
    private long[] squaredNorms = {};

    /** Makes this an empty row. */
    public void clear() {
        form = Form.PAIRS;
        size = 0;
        norms = 0;
    }

    /** Makes this a row whose entry in column j is {@code values[j]}. */
    public void copyNarrow(float[] values) {
        clear();
        form = Form.NARROW;
        if (narrow.length < values.length) {
            narrow = new float[values.length];
        }
        System.arraycopy(values, 0, narrow, 0, values.length);
        size = values.length;
    }

    /** Makes this a row whose entry in column j is {@code values[j]}. */
    public void copyWide(double[] values) {
        clear();
        form = Form.WIDE;
        reserveWide(values.length);
        System.arraycopy(values, 0, wide, 0, values.length);
        size = values.length;
    }

    /** Makes this an empty row to which entries are appended. */
    public void startPairs(int capacity) {
        clear();
        reserveWide(capacity);
        if (columns.length < capacity) {
            columns = new int[capacity];
        }
    }

    /** Adds an entry, at most as many as announced, each column at most once. */
    public void append(int column, long value) {
        columns[size] = column;
        wide[size] = (double) value;
        size++;
    }

    /** Adds the squared norms of all courses, taken at the same instant as the row. */
    public void copySquaredNorms(long[] values, int count) {
        if (squaredNorms.length < count) {
            squaredNorms = new long[count];
        }
        System.arraycopy(values, 0, squaredNorms, 0, count);
        norms = count;
    }

    /** Returns the squared norm of a course, 0 when the row was taken without norms. */
    public long squaredNorm(int ordinal) {
        return ordinal < norms ? squaredNorms[ordinal] : 0;
    }

    /** Adds a multiple of each entry to the sum of its column; entries beyond the sums are left out. */
    public void addTo(double[] sums, double factor) {
        switch (form) {
            case NARROW -> {
                int end = Math.min(size, sums.length);
                float[] values = narrow;
                for (int column = 0; column < end; column++) {
                    sums[column] += factor * values[column];
                }
            }
            case WIDE -> {
                int end = Math.min(size, sums.length);
                double[] values = wide;
                for (int column = 0; column < end; column++) {
                    sums[column] += factor * values[column];
                }
            }
            case PAIRS -> {
                for (int index = 0; index < size; index++) {
                    if (columns[index] < sums.length) {
                        sums[columns[index]] += factor * wide[index];
                    }
                }
            }
        }
    }

    /** Writes the row out: {@code values[j]} becomes the entry in column j; entries beyond the array are left out. */
    public void expand(long[] values) {
        Arrays.fill(values, 0);
        switch (form) {
            case NARROW -> {
                for (int column = 0; column < Math.min(size, values.length); column++) {
                    values[column] = (long) narrow[column];
                }
            }
            case WIDE -> {
                for (int column = 0; column < Math.min(size, values.length); column++) {
                    values[column] = (long) wide[column];
                }
            }
            case PAIRS -> {
                for (int index = 0; index < size; index++) {
                    if (columns[index] < values.length) {
                        values[columns[index]] = (long) wide[index];
                    }
                }
            }
        }
    }

    private void reserveWide(int capacity) {
        if (wide.length < capacity) {
            wide = new double[capacity];
        }
    }
}
