package org.learnstream.model;

import java.util.Arrays;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.domain.solve.SequenceOptions;

/**
 * The matrices DᵀD and DᵀY of the next-course model, see {@link
 * org.learnstream.domain.solve.NextCourseTraining}: D has a row for each of the last positions of each learner's sequence,
 * with the weights of the courses before it, and Y the course at it.
 *
 * <p>DᵀD is symmetric and only ever read as a whole, so one half is kept: rows up to their diagonal.
 */
final class SequenceMatrices {
    private final SequenceOptions options;
    private final int[] weights;
    private final AgeProducts products;
    private final Additions additions = new Additions();
    private final RowPolicy halves;
    private final RowPolicy wholes;
    private Row[] pairs = {};
    private long[] squares = {};
    private Row[] follows = {};

    SequenceMatrices(SequenceOptions options, double denseFill) {
        this.options = options;
        weights = options.weights();
        products = new AgeProducts(weights);
        halves = RowPolicy.ofHalves(denseFill);
        wholes = new RowPolicy(denseFill);
    }

    /** Makes room for courses with ordinals below a number. */
    void grow(int courses) {
        wholes.columns(courses);
        int held = pairs.length;
        if (courses > held) {
            int capacity = courses + courses / 2 + 16;
            pairs = grown(pairs, capacity);
            follows = grown(follows, capacity);
            squares = Arrays.copyOf(squares, capacity);
        }
    }

    /** Takes one sequence out and another in. */
    void replace(SequenceTail before, SequenceTail after) {
        addDifference(before, after, -1);
        addDifference(after, before, 1);
    }

    /** Copies the row of DᵀD of a course up to its diagonal, without that, in 65536ths. */
    void copyPairs(int course, GramRow into) {
        copy(pairs, course, into);
    }

    /** Returns the diagonal entry of DᵀD of a course, in 65536ths. */
    long square(int course) {
        return course < squares.length ? squares[course] : 0;
    }

    /** Copies the row of DᵀY of a course, in 256ths. */
    void copyFollows(int course, GramRow into) {
        copy(follows, course, into);
    }

    long bytes() {
        long bytes = 2 * ArrayBytes.references(pairs.length) + ArrayBytes.longs(squares.length);
        for (int course = 0; course < pairs.length; course++) {
            bytes += pairs[course].bytes() + follows[course].bytes();
        }
        return bytes;
    }

    private static void copy(Row[] rows, int course, GramRow into) {
        if (course < rows.length) {
            rows[course].copyTo(into);
        } else {
            into.clear();
        }
    }

    private static Row[] grown(Row[] rows, int capacity) {
        Row[] grown = Arrays.copyOf(rows, capacity);
        for (int course = rows.length; course < capacity; course++) {
            grown[course] = new SparseRow();
        }
        return grown;
    }

    /**
     * Adds or subtracts the positions of a sequence that another one does not have in the same way.
     *
     * <p>A position is the same in both when the courses at it and at the window before it are: before the first
     * difference by the same number, behind the last one by the same distance from the end. Courses do not occur twice in
     * a sequence, so no position matches in both ways with different ones.
     */
    private void addDifference(SequenceTail tail, SequenceTail other, int sign) {
        int commonStart = Math.max(tail.start(), other.start());
        int commonUntil = tail.commonUntil(other);
        int commonFrom = tail.length() - tail.commonAtEnd(other);
        int shift = other.length() - tail.length();
        int differentFrom = first(tail);
        for (int position = differentFrom; position < tail.length(); position++) {
            int from = position - options.window();
            boolean sameBefore = Math.max(0, from) >= commonStart && position < commonUntil && position >= first(other);
            boolean sameBehind =
                    from >= 0 && from + shift >= 0 && from >= commonFrom && position + shift >= first(other);
            if (sameBefore || sameBehind) {
                add(tail, differentFrom, position, sign);
                differentFrom = position + 1;
            }
        }
        add(tail, differentFrom, tail.length(), sign);
    }

    /** Returns the first position that counts. */
    private int first(SequenceTail tail) {
        return Math.max(1, tail.length() - options.positions());
    }

    /** Adds or subtracts neighbouring positions, from one until before another. */
    private void add(SequenceTail tail, int from, int until, int sign) {
        if (from >= until) {
            return;
        }
        int oldest = Math.max(0, from - weights.length);
        additions.clear();
        for (int place = oldest; place < until - 1; place++) {
            additions.start(tail.course(place));
            int behind = Math.min(until, place + 1 + weights.length);
            for (int position = Math.max(from, place + 1); position < behind; position++) {
                additions.put(tail.course(position), sign * weights[position - 1 - place]);
            }
        }
        additions.addTo(follows, wholes);
        additions.clear();
        for (int place = oldest; place < until - 1; place++) {
            int course = tail.course(place);
            squares[course] += sign * product(place, place, from, until);
            additions.start(course);
            int behind = Math.min(until - 1, place + weights.length);
            for (int other = Math.max(oldest, place + 1 - weights.length); other < behind; other++) {
                if (tail.course(other) < course) {
                    additions.put(tail.course(other), sign * (int) product(place, other, from, until));
                }
            }
        }
        additions.addTo(pairs, halves);
    }

    /** Returns the sum of the products of the weights of the courses at two places, over positions behind both. */
    private long product(int place, int other, int from, int until) {
        int newer = Math.max(place, other);
        return products.between(Math.abs(place - other), Math.max(from, newer + 1) - 1 - newer, until - 1 - newer);
    }
}
