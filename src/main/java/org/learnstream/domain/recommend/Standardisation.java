package org.learnstream.domain.recommend;

import java.util.BitSet;

/**
 * Mean and standard deviation of the scores of a learner's candidates: what makes the scores of different recommenders
 * comparable.
 *
 * @param mean mean score
 * @param deviation standard deviation, 0 when all candidates have the same score
 */
record Standardisation(double mean, double deviation) {
    /** Deviations below this share of the scores themselves are rounding. */
    private static final double ROUNDING = 1e-9;

    /** Returns the standardisation of scores by ordinal over the candidates among the first courses. */
    static Standardisation of(double[] scores, int courses, BitSet candidates) {
        // Four sums side by side, because each addition waits for the one before it.
        double sum0 = 0;
        double sum1 = 0;
        double squares0 = 0;
        double squares1 = 0;
        int course = 0;
        for (; course + 1 < courses; course += 2) {
            double first = scores[course];
            double second = scores[course + 1];
            sum0 += first;
            sum1 += second;
            squares0 += first * first;
            squares1 += second * second;
        }
        if (course < courses) {
            sum0 += scores[course];
            squares0 += scores[course] * scores[course];
        }
        double sum = sum0 + sum1;
        double squares = squares0 + squares1;
        int count = courses;
        for (int other = candidates.nextClearBit(0); other < courses; other = candidates.nextClearBit(other + 1)) {
            sum -= scores[other];
            squares -= scores[other] * scores[other];
            count--;
        }
        if (count == 0) {
            return new Standardisation(0, 0);
        }
        double mean = sum / count;
        double variance = squares / count - mean * mean;
        boolean rounding = variance <= ROUNDING * (squares0 + squares1) / Math.max(1, courses);
        return new Standardisation(mean, rounding ? 0 : Math.sqrt(variance));
    }

    /** Returns by how many deviations a score is above the mean; 0 when there is no deviation. */
    double apply(double score) {
        return deviation == 0 ? 0 : (score - mean) / deviation;
    }
}
