package org.learnstream.model;

/**
 * A map from numbers from 0 to 65,535 to affinities in tenths, 1 to 50. Adding and removing return the chunk to keep from
 * then on.
 */
abstract sealed class PostingChunk permits SortedChunk, BitmapChunk {
    static final int BITS = 16;
    static final int MASK = (1 << BITS) - 1;

    /** Beyond so many numbers a chunk is a bitmap: moving the upper half of a longer array would slow additions down. */
    static final int SORTED_LIMIT = 4096;

    /** Adds a number that is not there yet. */
    abstract PostingChunk add(int number, int tenths);

    /** Replaces the affinity of a number that is there. */
    abstract void change(int number, int tenths);

    /** Removes a number that is there. */
    abstract PostingChunk remove(int number);

    /** Returns how many numbers are in both chunks. */
    abstract int common(PostingChunk other);

    /** Appends the numbers, each added to a base, and their affinities, by number ascending, while there is room. */
    abstract void copyTo(int base, Postings into);

    abstract long bytes();
}
