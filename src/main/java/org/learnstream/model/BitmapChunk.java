package org.learnstream.model;

/** A chunk with many learners: one bit each. */
final class BitmapChunk extends LearnerChunk {
    private final long[] words = new long[1 << (BITS - 6)];
    private int size;

    BitmapChunk(char[] numbers, int size) {
        for (int index = 0; index < size; index++) {
            add(numbers[index]);
        }
    }

    @Override
    LearnerChunk add(int number) {
        words[number >>> 6] |= 1L << number;
        size++;
        return this;
    }

    @Override
    LearnerChunk remove(int number) {
        words[number >>> 6] &= ~(1L << number);
        size--;
        return size < SORTED_LIMIT / 2 ? sorted() : this;
    }

    @Override
    int common(LearnerChunk other) {
        if (!(other instanceof BitmapChunk bitmap)) {
            return other.common(this);
        }
        int common = 0;
        for (int word = 0; word < words.length; word++) {
            common += Long.bitCount(words[word] & bitmap.words[word]);
        }
        return common;
    }

    /** Returns how many of the first numbers of an array are in this chunk. */
    int common(char[] numbers, int count) {
        int common = 0;
        for (int index = 0; index < count; index++) {
            common += (int) ((words[numbers[index] >>> 6] >>> numbers[index]) & 1);
        }
        return common;
    }

    @Override
    long bytes() {
        return ArrayBytes.OBJECT + ArrayBytes.longs(words.length);
    }

    private SortedChunk sorted() {
        char[] numbers = new char[size];
        int count = 0;
        for (int word = 0; word < words.length; word++) {
            for (long rest = words[word]; rest != 0; rest &= rest - 1) {
                numbers[count++] = (char) ((word << 6) | Long.numberOfTrailingZeros(rest));
            }
        }
        return new SortedChunk(numbers, size);
    }
}
