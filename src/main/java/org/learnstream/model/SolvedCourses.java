package org.learnstream.model;

import java.util.Arrays;
import java.util.List;

/** The courses that are solved for, the most popular ones: which row is whose. */
final class SolvedCourses {
    private final List<String> ids;
    private final int[] ordinals;
    private final int[] rows;
    private final double squares;
    private final double affinities;

    private SolvedCourses(List<String> ids, int[] ordinals, int[] rows, double squares, double affinities) {
        this.ids = ids;
        this.ordinals = ordinals;
        this.rows = rows;
        this.squares = squares;
        this.affinities = affinities;
    }

    /** Returns their identifiers, by row. */
    List<String> ids() {
        return ids;
    }

    /** Returns the sum of the squared affinities to them, in tenths squared. */
    double squares() {
        return squares;
    }

    /** Returns the number of affinities to them. */
    double affinities() {
        return affinities;
    }

    static SolvedCourses of(CourseModel model, List<String> ids, int[] ordinals) {
        int[] rows = new int[model.courses()];
        Arrays.fill(rows, -1);
        double squares = 0;
        double affinities = 0;
        for (int row = 0; row < ordinals.length; row++) {
            rows[ordinals[row]] = row;
            squares += (double) model.squaredNorm(ordinals[row]);
            affinities += (double) model.learners(ordinals[row]);
        }
        return new SolvedCourses(ids, ordinals, rows, squares, affinities);
    }

    int size() {
        return ordinals.length;
    }

    int ordinal(int row) {
        return ordinals[row];
    }

    /** Returns the row of an ordinal, −1 when it has none. */
    int row(int ordinal) {
        return ordinal < rows.length ? rows[ordinal] : -1;
    }
}
