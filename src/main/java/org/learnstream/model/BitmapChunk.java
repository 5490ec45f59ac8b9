package org.learnstream.model;

/** A chunk with many learners: one bit for each number there can be, and one affinity. */
final class BitmapChunk extends PostingChunk {
    private final long[] words = new long[1 << (BITS - 6)];
    private final byte[] affinities = new byte[1 << BITS];
    private int size;

    BitmapChunk(char[] numbers, byte[] affinities, int size) {
        for (int index = 0; index < size; index++) {
            add(numbers[index], affinities[index]);
        }
    }

    @Override
    PostingChunk add(int number, int tenths) {
        words[number >>> 6] |= 1L << number;
        affinities[number] = (byte) tenths;
        size++;
        return this;
    }

    @Override
    void change(int number, int tenths) {
        affinities[number] = (byte) tenths;
    }

    @Override
    PostingChunk remove(int number) {
        words[number >>> 6] &= ~(1L << number);
        size--;
        return size < SORTED_LIMIT / 2 ? sorted() : this;
    }

    @Override
    int common(PostingChunk other) {
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
    void copyTo(int base, Postings into) {
        if (into.room() >= size) {
            into.append(base, words, affinities, size);
            return;
        }
        for (int word = 0; word < words.length; word++) {
            for (long rest = words[word]; rest != 0; rest &= rest - 1) {
                if (!into.hasRoom()) {
                    return;
                }
                int number = (word << 6) | Long.numberOfTrailingZeros(rest);
                into.append(base + number, affinities[number]);
            }
        }
    }

    @Override
    long bytes() {
        return ArrayBytes.OBJECT + ArrayBytes.longs(words.length) + ArrayBytes.bytes(affinities.length);
    }

    private SortedChunk sorted() {
        char[] numbers = new char[size];
        byte[] kept = new byte[size];
        int count = 0;
        for (int word = 0; word < words.length; word++) {
            for (long rest = words[word]; rest != 0; rest &= rest - 1) {
                int number = (word << 6) | Long.numberOfTrailingZeros(rest);
                numbers[count] = (char) number;
                kept[count] = affinities[number];
                count++;
            }
        }
        return new SortedChunk(numbers, kept, size);
    }
}
