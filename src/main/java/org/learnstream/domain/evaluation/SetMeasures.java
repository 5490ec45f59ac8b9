package org.learnstream.domain.evaluation;

import java.util.List;
import java.util.Set;

/** Measures of one ranking that has several right answers. */
public final class SetMeasures {
    private SetMeasures() {}

    /**
     * Returns the normalised discounted cumulative gain NDCG@k: what the right answers among the first k gain, each
     * 1 / log2(1 + rank), as a share of the most that so many right answers could; 0 to 1.
     *
     * <p>Source: K. Järvelin and J. Kekäläinen, Cumulated Gain-Based Evaluation of IR Techniques, ACM Transactions on
     * Information Systems 20(4), 2002, with the discount log2(1 + rank) of C. Burges et al., Learning to Rank using
     * Gradient Descent, ICML 2005.
     *
     * @param ranking best first, each element once
     * @param right the right answers, at least one
     * @param cutoff k, at least 1
     */
    public static double normalisedDiscountedCumulativeGain(List<String> ranking, Set<String> right, int cutoff) {
        double gain = 0;
        double best = 0;
        for (int rank = 1; rank <= cutoff; rank++) {
            double discounted = Math.log(2) / Math.log(1.0 + rank);
            if (rank <= ranking.size() && right.contains(ranking.get(rank - 1))) {
                gain += discounted;
            }
            if (rank <= right.size()) {
                best += discounted;
            }
        }
        return gain / best;
    }

    /**
     * Returns recall@k: the share of the right answers that are among the first k; 0 to 1.
     *
     * @param ranking best first, each element once
     * @param right the right answers, at least one
     * @param cutoff k, at least 1
     */
    public static double recall(List<String> ranking, Set<String> right, int cutoff) {
        long found = ranking.stream().limit(cutoff).filter(right::contains).count();
        return found / (double) right.size();
    }
}
