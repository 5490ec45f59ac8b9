package org.learnstream.evaluation;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.learnstream.domain.evaluation.Interval;
import org.learnstream.domain.evaluation.MeasureTable;

/**
 * How one recommender did.
 *
 * @param name the recommender
 * @param table what was measured for each learner
 * @param coverage share of the catalogue's courses that are among the first ten of at least one learner, 0 to 1
 * @param perLearner time that a slate of ten with reasons took, on average, on one thread
 */
public record ModelScore(String name, MeasureTable table, double coverage, Duration perLearner) {
    /** How many recommendations of each learner count for coverage, diversity and novelty. */
    public static final int LIST_CUTOFF = 10;

    private static final double CONFIDENCE = 0.95;
    private static final int SAMPLES = 400;
    private static final long SEED = 1;

    /** Returns the measures by the names that reports call them by, in their order; larger is better. */
    public Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>(table.means());
        measures.put("coverage@10", coverage);
        return measures;
    }

    /** Returns the 95 % confidence interval of each measure that is a mean over learners, by a bootstrap over them. */
    public Map<String, Interval> intervals() {
        return table.intervals(CONFIDENCE, SAMPLES, SEED);
    }
}
