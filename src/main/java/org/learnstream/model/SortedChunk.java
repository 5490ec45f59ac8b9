package org.learnstream.model;

import java.util.Arrays;

/** A chunk with few learners: a sorted array. */
final class SortedChunk extends LearnerChunk {
    private static final char[] EMPTY = {};

    private char[] numbers;
    private int size;

    SortedChunk() {
        numbers = EMPTY;
    }

    SortedChunk(char[] numbers, int size) {
        this.numbers = numbers;
        this.size = size;
    }

    @Override
    LearnerChunk add(int number) {
        if (size == SORTED_LIMIT) {
            return new BitmapChunk(numbers, size).add(number);
        }
        if (size == numbers.length) {
            numbers = Arrays.copyOf(numbers, Math.min(SORTED_LIMIT, size + size / 2 + 4));
        }
        int at = size == 0 || numbers[size - 1] < number ? size : position(number);
        System.arraycopy(numbers, at, numbers, at + 1, size - at);
        numbers[at] = (char) number;
        size++;
        return this;
    }

    @Override
    LearnerChunk remove(int number) {
        int at = position(number);
        System.arraycopy(numbers, at + 1, numbers, at, size - at - 1);
        size--;
        if (size < numbers.length / 4) {
            numbers = Arrays.copyOf(numbers, size);
        }
        return this;
    }

    @Override
    int common(LearnerChunk other) {
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
    long bytes() {
        return ArrayBytes.OBJECT + ArrayBytes.chars(numbers.length);
    }

    /** Returns the index of a number, or where it belongs. */
    private int position(int number) {
        int at = Arrays.binarySearch(numbers, 0, size, (char) number);
        return at < 0 ? -at - 1 : at;
    }
}
