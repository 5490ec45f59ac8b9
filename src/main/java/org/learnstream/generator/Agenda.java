package org.learnstream.generator;

import java.util.Arrays;

/**
 * Who does something next: a heap of numbered learners by time, then by number.
 *
 * <p>It keeps times and numbers in arrays of their own, four children to a node: a queue of objects spends most of the
 * simulation's time waiting for memory.
 */
final class Agenda {
    private static final int CHILDREN = 4;

    private long[] times;
    private int[] numbers;
    private int size;

    Agenda(int capacity) {
        this.times = new long[capacity];
        this.numbers = new int[capacity];
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** Returns the earliest time; {@link Long#MAX_VALUE} when nobody does anything. */
    long firstTime() {
        return size == 0 ? Long.MAX_VALUE : times[0];
    }

    /** Returns the number of the learner with the earliest time. */
    int first() {
        if (size == 0) {
            throw new IllegalStateException("the agenda is empty");
        }
        return numbers[0];
    }

    void add(long time, int number) {
        if (size == times.length) {
            int capacity = Math.max(16, 2 * size);
            times = Arrays.copyOf(times, capacity);
            numbers = Arrays.copyOf(numbers, capacity);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) / CHILDREN;
            if (!before(time, number, parent)) {
                break;
            }
            copy(parent, at);
            at = parent;
        }
        put(at, time, number);
    }

    /** Gives the first learner another time. */
    void moveFirst(long time) {
        sink(time, first());
    }

    void removeFirst() {
        if (size == 0) {
            throw new IllegalStateException("the agenda is empty");
        }
        size--;
        if (size > 0) {
            sink(times[size], numbers[size]);
        }
    }

    private void sink(long time, int number) {
        int at = 0;
        while (true) {
            int child = earliestChild(at);
            if (child < 0 || before(time, number, child)) {
                break;
            }
            copy(child, at);
            at = child;
        }
        put(at, time, number);
    }

    private int earliestChild(int at) {
        int from = CHILDREN * at + 1;
        int to = Math.min(size, from + CHILDREN);
        int earliest = -1;
        for (int child = from; child < to; child++) {
            if (earliest < 0 || before(times[child], numbers[child], earliest)) {
                earliest = child;
            }
        }
        return earliest;
    }

    private boolean before(long time, int number, int other) {
        return time < times[other] || (time == times[other] && number < numbers[other]);
    }

    private void copy(int from, int to) {
        put(to, times[from], numbers[from]);
    }

    private void put(int at, long time, int number) {
        times[at] = time;
        numbers[at] = number;
    }
}
