package org.learnstream.domain.similarity;

import java.util.Arrays;

/** The best of the ordinals offered, in an order that goes by score first: a heap of bounded size. */
public final class BestOrdinals {
    /** Decides between two ordinals; a greater score always comes first. */
    @FunctionalInterface
    public interface Order {
        /** Whether one ordinal comes before another one. */
        boolean precedes(int ordinal, double score, int other, double otherScore);
    }

    private final Order order;
    private final int limit;

    /** The worst of those held is at 0. */
    private int[] ordinals;

    private double[] scores;
    private int size;
    private double floor = Double.NEGATIVE_INFINITY;

    /** Makes an empty set that holds at most so many. */
    public BestOrdinals(Order order, int limit) {
        this.order = order;
        this.limit = limit;
        ordinals = new int[limit];
        scores = new double[limit];
    }

    /** Whether an ordinal would be among the best so far. */
    public boolean admits(int ordinal, double score) {
        if (score < floor) {
            return false;
        }
        return size < limit || (limit > 0 && precedes(ordinal, score, ordinals[0], scores[0]));
    }

    /** Adds an ordinal that is admitted, and drops the worst when there are too many. */
    public void add(int ordinal, double score) {
        if (size < limit) {
            rise(size++, ordinal, score);
        } else {
            sink(0, ordinal, score);
        }
        if (size == limit) {
            floor = scores[0];
        }
    }

    /** Returns the score below which none is admitted any more; −∞ while there is room. */
    public double floor() {
        return floor;
    }

    /** Orders the ordinals held, best first. Nothing can be added after that. */
    public void finish() {
        int count = size;
        int[] sortedOrdinals = new int[count];
        double[] sortedScores = new double[count];
        for (int at = count - 1; at >= 0; at--) {
            sortedOrdinals[at] = ordinals[0];
            sortedScores[at] = scores[0];
            size--;
            if (size > 0) {
                sink(0, ordinals[size], scores[size]);
            }
        }
        ordinals = sortedOrdinals;
        scores = sortedScores;
        size = count;
    }

    /** Puts the ordinals of another set behind these, with their scores by ordinal; both are finished. */
    void append(BestOrdinals others, double[] scoresByOrdinal) {
        int count = size + others.size;
        ordinals = Arrays.copyOf(ordinals, count);
        scores = Arrays.copyOf(scores, count);
        for (int place = size; place < count; place++) {
            ordinals[place] = others.ordinals[place - size];
            scores[place] = scoresByOrdinal[ordinals[place]];
        }
        size = count;
    }

    /** Returns how many are held. */
    public int size() {
        return size;
    }

    /** Returns the ordinal at a place. */
    public int ordinal(int place) {
        return ordinals[place];
    }

    /** Returns the ordinals held; once finished, best first. */
    public int[] ordinals() {
        return Arrays.copyOf(ordinals, size);
    }

    /** Returns the score at a place. */
    public double score(int place) {
        return scores[place];
    }

    /** Asks the order about equal scores only: that call costs more than all the rest. */
    private boolean precedes(int ordinal, double score, int other, double otherScore) {
        return score == otherScore ? order.precedes(ordinal, score, other, otherScore) : score > otherScore;
    }

    private void rise(int from, int ordinal, double score) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!precedes(ordinals[parent], scores[parent], ordinal, score)) {
                break;
            }
            put(at, ordinals[parent], scores[parent]);
            at = parent;
        }
        put(at, ordinal, score);
    }

    private void sink(int from, int ordinal, double score) {
        int at = from;
        while (2 * at + 1 < size) {
            int child = 2 * at + 1;
            if (child + 1 < size && precedes(ordinals[child], scores[child], ordinals[child + 1], scores[child + 1])) {
                child++;
            }
            if (!precedes(ordinal, score, ordinals[child], scores[child])) {
                break;
            }
            put(at, ordinals[child], scores[child]);
            at = child;
        }
        put(at, ordinal, score);
    }

    private void put(int at, int ordinal, double score) {
        ordinals[at] = ordinal;
        scores[at] = score;
    }
}
