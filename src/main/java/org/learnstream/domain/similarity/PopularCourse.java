package org.learnstream.domain.similarity;

/**
 * A course and how popular it is.
 *
 * @param courseId the course
 * @param learners how many learners have an affinity to it
 */
public record PopularCourse(String courseId, long learners) {}
