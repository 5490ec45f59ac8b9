package org.learnstream.domain.recommend;

/**
 * A learner's own course that speaks for a recommendation.
 *
 * @param courseId the learner's own course
 * @param share share of the score that it contributed, 0 to 1
 */
public record Reason(String courseId, double share) {}
