package org.learnstream.evaluation;

import java.time.Duration;
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
}
