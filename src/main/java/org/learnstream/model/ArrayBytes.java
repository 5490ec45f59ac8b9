package org.learnstream.model;

/**
 * What arrays and strings take on the heap, in bytes, on a 64-bit machine with compressed references: 16 bytes of header
 * for an array, 4 for a reference, everything rounded up to 8.
 */
final class ArrayBytes {
    /** An object with a few small fields. */
    static final long OBJECT = 24;

    private ArrayBytes() {}

    static long bytes(int length) {
        return array(length, 1);
    }

    static long chars(int length) {
        return array(length, 2);
    }

    static long ints(int length) {
        return array(length, 4);
    }

    static long longs(int length) {
        return array(length, 8);
    }

    static long floats(int length) {
        return array(length, 4);
    }

    static long doubles(int length) {
        return array(length, 8);
    }

    static long references(int length) {
        return array(length, 4);
    }

    /** A string with its array: a byte a character when all of them are Latin-1, else two. */
    static long string(String text) {
        boolean latin = text.chars().allMatch(character -> character < 256);
        return OBJECT + array(text.length(), latin ? 1 : 2);
    }

    private static long array(int length, int width) {
        return (16 + (long) length * width + 7) & ~7L;
    }
}
