package org.learnstream.model;

import java.util.Arrays;
import org.learnstream.domain.similarity.GramRow;

/**
 * The Gram matrix G(c,d) = Σu r(u,c)·r(u,d) of all courses, both halves of it, the diagonal apart.
 *
 * <p>Both halves are kept although they mirror each other, because a recommender reads rows, and a row of one half lies
 * scattered over all rows of the other. The numbers are integers, in whatever type a row holds them, so what was added can
 * be subtracted exactly.
 */
final class GramMatrix {
    private final RowPolicy policy;
    private Row[] rows = {};
    private long[] squaredNorms = {};
    private double[] norms = {};

    GramMatrix(double denseFill) {
        policy = new RowPolicy(denseFill);
    }

    /** Makes room for courses with ordinals below a number. */
    void grow(int courses) {
        policy.columns(courses);
        int held = rows.length;
        if (courses > held) {
            int capacity = courses + courses / 2 + 16;
            // Filled before it is shown: whoever measures the memory does not wait for the writer.
            Row[] grown = Arrays.copyOf(rows, capacity);
            for (int course = held; course < capacity; course++) {
                grown[course] = new SparseRow();
            }
            rows = grown;
            squaredNorms = Arrays.copyOf(squaredNorms, capacity);
            norms = Arrays.copyOf(norms, capacity);
        }
    }

    /** Adds to entries. What is added to the row of one course and another is to be added to that of the other too. */
    void addAll(Additions additions) {
        additions.addTo(rows, policy);
    }

    /** Adds to the diagonal entry of a course. */
    void addSquare(int course, long delta) {
        squaredNorms[course] += delta;
        norms[course] = Math.sqrt((double) squaredNorms[course]);
    }

    long squaredNorm(int course) {
        return squaredNorms[course];
    }

    double norm(int course) {
        return norms[course];
    }

    void readEntries(int course, int[] columns, int count, long[] values) {
        Row row = rows[course];
        for (int index = 0; index < count; index++) {
            values[index] = columns[index] == course ? 0 : row.get(columns[index]);
        }
    }

    void copyRow(int course, GramRow into) {
        rows[course].copyTo(into);
    }

    void copySquaredNorms(int count, GramRow into) {
        into.copySquaredNorms(squaredNorms, count);
    }

    long bytes() {
        long bytes = ArrayBytes.references(rows.length)
                + ArrayBytes.longs(squaredNorms.length)
                + ArrayBytes.doubles(norms.length);
        for (Row row : rows) {
            bytes += row.bytes();
        }
        return bytes;
    }
}
