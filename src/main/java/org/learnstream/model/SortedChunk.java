package org.learnstream.model;

import java.util.Arrays;

/** A chunk with few learners: sorted numbers, and their affinities beside them. */
final class SortedChunk extends PostingChunk {
    private static final char[] NO_NUMBERS = {};
    private static final byte[] NO_AFFINITIES = {};

    private char[] numbers;
    private byte[] affinities;
    private int size;

    SortedChunk() {
        this(NO_NUMBERS, NO_AFFINITIES, 0);
    }

    SortedChunk(char[] numbers, byte[] affinities, int size) {
        this.numbers = numbers;
        this.affinities = affinities;
        this.size = size;
    }

    @Override
    PostingChunk add(int number, int tenths) {
        if (size == SORTED_LIMIT) {
            return new BitmapChunk(numbers, affinities, size).add(number, tenths);
        }
        if (size == numbers.length) {
            resize(Math.min(SORTED_LIMIT, size + size / 2 + 4));
        }
        int at = size == 0 || numbers[size - 1] < number ? size : position(number);
        if (at < size) {
            System.arraycopy(numbers, at, numbers, at + 1, size - at);
            System.arraycopy(affinities, at, affinities, at + 1, size - at);
        }
        numbers[at] = (char) number;
        affinities[at] = (byte) tenths;
        size++;
        return this;
    }

    @Override
    void change(int number, int tenths) {
        affinities[position(number)] = (byte) tenths;
    }

    @Override
    PostingChunk remove(int number) {
        int at = position(number);
        System.arraycopy(numbers, at + 1, numbers, at, size - at - 1);
        System.arraycopy(affinities, at + 1, affinities, at, size - at - 1);
        size--;
        if (size < numbers.length / 4) {
            resize(size);
        }
        return this;
    }

    @Override
    int common(PostingChunk other) {
        if (other instanceof BitmapChunk bitmap) {
            return bitmap.common(numbers, size);
        }
        SortedChunk sorted = (SortedChunk) other;
        char[] mine = numbers;
        char[] theirs = sorted.numbers;
        int common = 0;
        int at = 0;
        int there = 0;
        while (at < size && there < sorted.size) {
            int difference = mine[at] - theirs[there];
            common += difference == 0 ? 1 : 0;
            at += difference <= 0 ? 1 : 0;
            there += difference >= 0 ? 1 : 0;
        }
        return common;
    }

    @Override
    void copyTo(int base, Postings into) {
        into.append(base, numbers, affinities, size);
    }

    @Override
    long bytes() {
        return ArrayBytes.OBJECT + ArrayBytes.chars(numbers.length) + ArrayBytes.bytes(affinities.length);
    }

    private void resize(int capacity) {
        numbers = Arrays.copyOf(numbers, capacity);
        affinities = Arrays.copyOf(affinities, capacity);
    }

    /** Returns the index of a number, or where it belongs. */
    private int position(int number) {
        int at = Arrays.binarySearch(numbers, 0, size, (char) number);
        return at < 0 ? -at - 1 : at;
    }
}
