package org.learnstream.dataset;

/**
 * A course that a learner took after everything else that is known of them: an answer to test against.
 *
 * @param learnerId the learner
 * @param courseId the course
 */
public record LearnerCourse(String learnerId, String courseId) {}
