package org.learnstream.domain.similarity;

import java.util.Arrays;

/**
 * The best of the courses offered to it, in a total order: by score descending; among those without a score, which is 0,
 * by learners descending; then by course id ascending.
 */
public final class CourseRanking {
    private final CourseStatistics statistics;
    private final int limit;

    /** A heap: the worst of those held is at 0. */
    private int[] ordinals;

    private double[] scores;
    private int size;

    /** No course with a smaller score is admitted. */
    private double floor = Double.NEGATIVE_INFINITY;

    /** Makes a ranking of at most so many courses. */
    public CourseRanking(CourseStatistics statistics, int limit) {
        this.statistics = statistics;
        this.limit = Math.min(limit, statistics.courses());
        ordinals = new int[this.limit];
        scores = new double[this.limit];
    }

    /** Whether one course comes before another one. */
    public static boolean precedes(
            CourseStatistics statistics, int ordinal, double score, int other, double otherScore) {
        if (score != otherScore) {
            return score > otherScore;
        }
        if (score == 0) {
            long learners = statistics.learners(ordinal);
            long otherLearners = statistics.learners(other);
            if (learners != otherLearners) {
                return learners > otherLearners;
            }
        }
        return statistics.courseId(ordinal).compareTo(statistics.courseId(other)) < 0;
    }

    /** Whether a course would be among the best so far. */
    public boolean admits(int ordinal, double score) {
        if (score < floor) {
            return false;
        }
        return size < limit || (limit > 0 && precedes(statistics, ordinal, score, ordinals[0], scores[0]));
    }

    /** Adds a course that is admitted, and drops the worst when there are too many. */
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

    /** Orders the courses held, best first. Nothing can be added after that. */
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

    /** Returns how many courses are held. */
    public int size() {
        return size;
    }

    /** Returns the ordinals of the courses held; once finished, best first. */
    public int[] ordinals() {
        return Arrays.copyOf(ordinals, size);
    }

    /** Returns the score at a place. */
    public double score(int place) {
        return scores[place];
    }

    private void rise(int from, int ordinal, double score) {
        int at = from;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!precedes(statistics, ordinals[parent], scores[parent], ordinal, score)) {
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
            if (child + 1 < size
                    && precedes(statistics, ordinals[child], scores[child], ordinals[child + 1], scores[child + 1])) {
                child++;
            }
            if (!precedes(statistics, ordinal, score, ordinals[child], scores[child])) {
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
