package org.learnstream.generator;

import java.util.Map;

/**
 * What is true of a learner, and what no event says.
 *
 * @param learnerId identifier of the learner
 * @param taste interest in each subject, by the subject's identifier; shares that sum to 1
 * @param diligence how readily they go on with what they began, 0 to 1
 * @param presence whether they still come
 */
public record LearnerTruth(String learnerId, Map<String, Double> taste, double diligence, Presence presence) {
    public LearnerTruth {
        taste = Map.copyOf(taste);
    }
}
