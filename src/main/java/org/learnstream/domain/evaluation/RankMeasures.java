package org.learnstream.domain.evaluation;

/** Measures of one ranking that has one right answer, by the rank of that answer: from 1, the best; 0 when it is missing. */
public final class RankMeasures {
    /** The rank that stands for an answer which the ranking does not contain at all. */
    public static final int UNRANKED = 0;

    private RankMeasures() {}

    /**
     * Returns the hit, of which the hit rate HR@k is the mean: 1 when the answer is among the first k, else 0.
     *
     * <p>Source: M. Deshpande and G. Karypis, Item-Based Top-N Recommendation Algorithms, ACM Transactions on
     * Information Systems 22(1), 2004, section 6.1.
     *
     * @param cutoff k, at least 1
     */
    public static double hit(int rank, int cutoff) {
        return within(rank, cutoff) ? 1 : 0;
    }

    /**
     * Returns the normalised discounted cumulative gain NDCG@k; 0 to 1.
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
    public static double normalisedDiscountedCumulativeGain(int rank, int cutoff) {
        return within(rank, cutoff) ? Math.log(2) / Math.log(1.0 + rank) : 0;
    }

    /**
     * Returns the reciprocal rank; 0 for a ranking without the answer, else above 0 and at most 1.
     *
     * <p>Source: E. Voorhees, The TREC-8 Question Answering Track Report, 1999.
     */
    public static double reciprocalRank(int rank) {
        return rank == UNRANKED ? 0 : 1.0 / rank;
    }

    private static boolean within(int rank, int cutoff) {
        if (cutoff < 1) {
            throw new IllegalArgumentException("the cutoff is " + cutoff + ", expected 1 or more");
        }
        if (rank < 0) {
            throw new IllegalArgumentException("the rank is " + rank + ", expected 1 or more, or 0 for unranked");
        }
        return rank != UNRANKED && rank <= cutoff;
    }
}
