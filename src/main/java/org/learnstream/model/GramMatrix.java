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

    /** Adds to the entries of two different courses. */
    void add(int course, int other, long delta) {
        addHalf(course, other, delta);
        addHalf(other, course, delta);
    }

    /**
     * Fetches the entries of a course and others, both halves, into the processor's cache before they are added to.
     *
     * <p>Nearly all of them lie in main memory, each somewhere else, and adding waits for one after the other because it
     * decides by what it finds. Reading first decides nothing, so the waits overlap: that halves the time of an update.
     *
     * @param packed entries of a vector, see {@link PackedVector}
     */
    void fetch(int course, int[] packed, int count) {
        long sum = 0;
        for (int index = 0; index < count; index++) {
            sum += rows[PackedVector.course(packed[index])].size();
        }
        for (int index = 0; index < count; index++) {
            sum += rows[PackedVector.course(packed[index])].get(course);
        }
        Row row = rows[course];
        for (int index = 0; index < count; index++) {
            sum += row.get(PackedVector.course(packed[index]));
        }
        if (sum < 0) {
            throw new IllegalStateException("the Gram matrix holds negative entries");
        }
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

    private void addHalf(int course, int other, long delta) {
        Row row = rows[course];
        Row kept = row.add(other, delta, policy);
        if (kept != row) {
            rows[course] = kept;
        }
    }
}
