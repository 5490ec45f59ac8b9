package org.learnstream.model;

/**
 * The form in which the vector of a learner is held: one int for each affinity above 0, newest first, with the ordinal
 * of the course in the upper 24 bits and the affinity in tenths in the lower 8.
 */
final class PackedVector {
    /** Ordinals are below this. */
    static final int ORDINAL_LIMIT = 1 << 23;

    /** The vector of a learner of whom nothing is known. */
    static final int[] EMPTY = {};

    private PackedVector() {}

    static int entry(int course, int tenths) {
        return (course << 8) | tenths;
    }

    static int course(int entry) {
        return entry >>> 8;
    }

    static int tenths(int entry) {
        return entry & 0xFF;
    }
}
