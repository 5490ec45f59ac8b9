package org.learnstream.domain.content;

/** A course that changed after a generation was made. */
final class FreshCourse {
    private final int ordinal;
    private final DescribedCourse description;
    private final float[] row;

    FreshCourse(int ordinal, DescribedCourse description, float[] row) {
        this.ordinal = ordinal;
        this.description = description;
        this.row = row;
    }

    /** Returns the course. */
    int ordinal() {
        return ordinal;
    }

    /** Returns its features now. */
    DescribedCourse description() {
        return description;
    }

    /** Returns its similarities with the courses of the generation. */
    float[] row() {
        return row;
    }

    /** Returns its similarity with a course of the generation; 0 with itself and with courses that came later. */
    float similarity(int other) {
        return other < row.length && other != ordinal ? row[other] : 0;
    }
}
