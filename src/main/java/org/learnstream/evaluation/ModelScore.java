package org.learnstream.evaluation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.learnstream.domain.evaluation.RankHistogram;

/**
 * How one recommender did.
 *
 * @param name the recommender
 * @param ranks where the courses that learners took next stood among all candidates
 * @param coverage share of the catalogue's courses that are among the first ten of at least one learner, 0 to 1
 * @param perLearner time that a slate of ten with reasons took, on average, on one thread
 */
public record ModelScore(String name, RankHistogram ranks, double coverage, Duration perLearner) {
    /** How many recommendations of each learner count for the coverage. */
    public static final int COVERAGE_CUTOFF = 10;

    /** Returns the measures by the names that reports call them by, in their order; each 0 to 1, larger is better. */
    public Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>();
        measures.put("hr@5", ranks.hitRate(5));
        measures.put("hr@10", ranks.hitRate(10));
        measures.put("hr@20", ranks.hitRate(20));
        measures.put("ndcg@10", ranks.normalisedDiscountedCumulativeGain(10));
        measures.put("mrr", ranks.meanReciprocalRank());
        measures.put("coverage@10", coverage);
        return measures;
    }
}
