package org.learnstream.domain.evaluation;

import java.util.Arrays;

/**
 * The ranks of the one right answer in many rankings, as a count per rank, and the measures over them.
 *
 * <p>Counts are integers and measures are summed from the first rank to the last, so the same ranks give the same
 * measures bit by bit, in whatever order and on however many threads they were collected. Not safe for use by several
 * threads: give each its own and {@link #addAll} them.
 */
public final class RankHistogram {
    /** The rank that stands for an answer which the ranking does not contain at all. */
    public static final int UNRANKED = 0;

    private long[] counts = new long[64];
    private long rankings;

    /**
     * Adds one ranking.
     *
     * @param rank where the right answer stood, from 1, the best; {@link #UNRANKED} when it is not in the ranking
     */
    public void add(int rank) {
        if (rank < 0) {
            throw new IllegalArgumentException("the rank is " + rank + ", expected 1 or more, or 0 for unranked");
        }
        if (rank >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(rank + 1, 2 * counts.length));
        }
        counts[rank]++;
        rankings++;
    }

    /** Adds all rankings of another histogram. */
    public void addAll(RankHistogram other) {
        if (other.counts.length > counts.length) {
            counts = Arrays.copyOf(counts, other.counts.length);
        }
        for (int rank = 0; rank < other.counts.length; rank++) {
            counts[rank] += other.counts[rank];
        }
        rankings += other.rankings;
    }

    /** Returns the number of rankings, those without the answer included. */
    public long rankings() {
        return rankings;
    }

    /**
     * Returns the hit rate HR@k: the share of rankings with the right answer among the first k; 0 to 1.
     *
     * <p>Source: M. Deshpande and G. Karypis, Item-Based Top-N Recommendation Algorithms, ACM Transactions on
     * Information Systems 22(1), 2004, section 6.1.
     *
     * @param cutoff k, at least 1
     */
    public double hitRate(int cutoff) {
        requirePositive(cutoff);
        long hits = 0;
        for (int rank = 1; rank <= last(cutoff); rank++) {
            hits += counts[rank];
        }
        return perRanking((double) hits);
    }

    /**
     * Returns the normalised discounted cumulative gain NDCG@k, averaged; 0 to 1.
     *
     * <p>With one right answer of gain 1 the ideal gain is 1, so a ranking counts 1 / log2(1 + rank) when its answer is
     * among the first k and 0 otherwise.
     *
     * <p>Source: K. Järvelin and J. Kekäläinen, Cumulated Gain-Based Evaluation of IR Techniques, ACM Transactions on
     * Information Systems 20(4), 2002, with the discount log2(1 + rank) of C. Burges et al., Learning to Rank using
     * Gradient Descent, ICML 2005.
     *
     * @param cutoff k, at least 1
     */
    public double normalisedDiscountedCumulativeGain(int cutoff) {
        requirePositive(cutoff);
        double gain = 0;
        for (int rank = 1; rank <= last(cutoff); rank++) {
            gain += (double) counts[rank] * (Math.log(2) / Math.log(1.0 + rank));
        }
        return perRanking(gain);
    }

    /**
     * Returns the mean reciprocal rank MRR; 0 to 1. A ranking without the answer counts 0.
     *
     * <p>Source: E. Voorhees, The TREC-8 Question Answering Track Report, 1999.
     */
    public double meanReciprocalRank() {
        double sum = 0;
        for (int rank = 1; rank < counts.length; rank++) {
            sum += (double) counts[rank] / rank;
        }
        return perRanking(sum);
    }

    private int last(int cutoff) {
        return Math.min(cutoff, counts.length - 1);
    }

    private double perRanking(double sum) {
        return rankings == 0 ? 0 : sum / (double) rankings;
    }

    private static void requirePositive(int cutoff) {
        if (cutoff < 1) {
            throw new IllegalArgumentException("the cutoff is " + cutoff + ", expected 1 or more");
        }
    }
}
