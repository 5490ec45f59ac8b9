package org.learnstream.domain.content;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The similarities between all pairs of courses, a row for each course, in single precision: all of them or, where memory
 * does not allow that, the largest of each row, the others reading as 0. Never changes once it is filled.
 */
final class SimilarityRows {
    private static final int BYTES_PER_COLUMN = 4;
    private static final int BYTES_PER_PAIR = 8;
    private static final int FEWEST_PAIRS = 16;

    private final float[][] values;

    /** Which columns the values of each row are of, ascending; null when every row has them all. */
    private final int @Nullable [][] columns;

    private final int width;

    private SimilarityRows(int courses, int width) {
        this.width = width;
        values = new float[courses][];
        columns = width < courses ? new int[courses][] : null;
    }

    /** Returns room for so many courses within a bound on memory; each row keeps a few entries whatever the bound. */
    static SimilarityRows within(long memoryBytes, int courses) {
        if ((long) courses * courses * BYTES_PER_COLUMN <= memoryBytes) {
            return new SimilarityRows(courses, courses);
        }
        long width = Math.max(FEWEST_PAIRS, memoryBytes / courses / BYTES_PER_PAIR);
        return new SimilarityRows(courses, (int) Math.min(width, courses));
    }

    /** Whether all similarities are kept. */
    boolean complete() {
        return columns == null;
    }

    /** Takes the row of a course, which must not be changed by the caller afterwards. */
    void set(int course, float[] row) {
        if (columns == null) {
            values[course] = row;
            return;
        }
        float[] sorted = row.clone();
        Arrays.sort(sorted);
        float least = sorted[sorted.length - width];
        int above = 0;
        for (float value : row) {
            above += value > least ? 1 : 0;
        }
        int[] keptColumns = new int[width];
        float[] keptValues = new float[width];
        int kept = 0;
        int ties = width - above;
        for (int column = 0; column < row.length; column++) {
            if (row[column] > least || (row[column] == least && ties-- > 0)) {
                keptColumns[kept] = column;
                keptValues[kept++] = row[column];
            }
        }
        columns[course] = keptColumns;
        values[course] = keptValues;
    }

    /** Adds a multiple of the row of a course to sums by column, as far as the sums go. */
    void addTo(int course, double factor, double[] sums) {
        float[] row = values[course];
        if (columns == null) {
            int end = Math.min(row.length, sums.length);
            for (int column = 0; column < end; column++) {
                sums[column] += factor * row[column];
            }
            return;
        }
        int[] places = columns[course];
        for (int index = 0; index < places.length && places[index] < sums.length; index++) {
            sums[places[index]] += factor * row[index];
        }
    }

    /** Returns an entry as it is kept. */
    float get(int course, int column) {
        if (columns == null) {
            return values[course][column];
        }
        int index = Arrays.binarySearch(columns[course], column);
        return index < 0 ? 0 : values[course][index];
    }

    /** Returns how much memory the rows take, in bytes. */
    long bytes() {
        return (long) values.length * (16 + 4 + (long) width * (columns == null ? BYTES_PER_COLUMN : BYTES_PER_PAIR));
    }
}
