package org.learnstream.evaluation;

import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.Recommenders;

/**
 * How the hybrid learns to blend before it is asked: from courses of the known part that were withheld once more.
 *
 * @param learners of how many learners a course is withheld
 * @param recommenders those to be blended
 * @param learner learns the weights
 * @param comparisons others of the shortlist that each withheld course is compared with
 */
public record Rehearsal(int learners, Recommenders recommenders, BlendLearner learner, int comparisons) {
    /** How many learners an evaluation withholds a course of: as many as one day of a platform of the founding size. */
    public static final int LEARNERS = 20_000;
}
