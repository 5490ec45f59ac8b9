package org.learnstream.domain.evaluation;

import java.util.List;
import java.util.Set;

/** Measures of one ranking that has several right answers, all equally good. */
public final class BasketMeasures {
    private BasketMeasures() {}

    /**
     * Returns the recall@k: the share of the right answers that are among the first k; 0 to 1.
     *
     * @param ranking best first, nothing twice
     * @param right the right answers, at least one
     * @param cutoff k, at least 1
     */
    public static double recall(List<String> ranking, Set<String> right, int cutoff) {
        check(right, cutoff);
        long hits = ranking.stream().limit(cutoff).filter(right::contains).count();
        return hits / (double) right.size();
    }

    /**
     * Returns the normalised discounted cumulative gain NDCG@k: the sum of 1 / log2(1 + rank) over the right answers among
     * the first k, relative to that of the best ranking there could be, which has right answers at all of its first k
     * places, or as many as there are; 0 to 1.
     *
     * <p>Source: see {@link RankMeasures#normalisedDiscountedCumulativeGain}.
     *
     * @param ranking best first, nothing twice
     * @param right the right answers, at least one
     * @param cutoff k, at least 1
     */
    public static double normalisedDiscountedCumulativeGain(List<String> ranking, Set<String> right, int cutoff) {
        check(right, cutoff);
        double gain = 0;
        for (int place = 0; place < Math.min(cutoff, ranking.size()); place++) {
            gain += right.contains(ranking.get(place)) ? discount(place) : 0;
        }
        double best = 0;
        for (int place = 0; place < Math.min(cutoff, right.size()); place++) {
            best += discount(place);
        }
        return gain / best;
    }

    private static double discount(int place) {
        return Math.log(2) / Math.log(2.0 + place);
    }

    private static void check(Set<String> right, int cutoff) {
        if (cutoff < 1) {
            throw new IllegalArgumentException("the cutoff is " + cutoff + ", expected 1 or more");
        }
        if (right.isEmpty()) {
            throw new IllegalArgumentException("there is no right answer, expected at least one");
        }
    }
}
