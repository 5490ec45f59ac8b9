package org.learnstream.model;

/** A set of numbers from 0 to 65,535. Adding and removing return the chunk to keep from then on. */
abstract sealed class LearnerChunk permits SortedChunk, BitmapChunk {
    static final int BITS = 16;
    static final int MASK = (1 << BITS) - 1;

    /** Beyond so many numbers a sorted array is larger than a bitmap. */
    static final int SORTED_LIMIT = 4096;

    /** Adds a number that is not there yet. */
    abstract LearnerChunk add(int number);

    /** Removes a number that is there. */
    abstract LearnerChunk remove(int number);

    /** Returns how many numbers are in both chunks. */
    abstract int common(LearnerChunk other);

    abstract long bytes();
}
