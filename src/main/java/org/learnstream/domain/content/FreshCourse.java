package org.learnstream.domain.content;

/** A course that changed after a generation was made. */
final class FreshCourse {
    private final int ordinal;
    private final DescribedCourse description;
    private final float[] from;
    private final float[] to;

    /**
     * Takes a course.
     *
     * @param from how strongly it speaks for each course of the generation
     * @param to how strongly each course of the generation speaks for it
     */
    FreshCourse(int ordinal, DescribedCourse description, float[] from, float[] to) {
        this.ordinal = ordinal;
        this.description = description;
        this.from = from;
        this.to = to;
    }

    /** Returns the course. */
    int ordinal() {
        return ordinal;
    }

    /** Returns its features now. */
    DescribedCourse description() {
        return description;
    }

    /** Adds a multiple of how strongly it speaks for each course of the generation, but for itself, to sums. */
    void addTo(double factor, double[] sums) {
        int end = Math.min(from.length, sums.length);
        for (int column = 0; column < end; column++) {
            sums[column] += factor * from[column];
        }
        if (ordinal < end) {
            sums[ordinal] -= factor * from[ordinal];
        }
    }

    /** Returns how strongly it speaks for a course; 0 for itself and for courses that came later. */
    float from(int other) {
        return other < from.length && other != ordinal ? from[other] : 0;
    }

    /** Returns how strongly a course speaks for it; 0 for itself and for courses that came later. */
    float to(int other) {
        return other < to.length && other != ordinal ? to[other] : 0;
    }
}
