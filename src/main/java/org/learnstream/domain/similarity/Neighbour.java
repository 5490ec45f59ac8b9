package org.learnstream.domain.similarity;

/**
 * A course that is similar to another one.
 *
 * @param courseId the similar course
 * @param cosine cosine between the affinities to both, above 0 and at most 1
 * @param commonLearners how many learners have affinities to both
 */
public record Neighbour(String courseId, double cosine, long commonLearners) {}
