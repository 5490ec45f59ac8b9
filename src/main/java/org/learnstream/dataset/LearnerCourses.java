package org.learnstream.dataset;

import java.util.List;

/**
 * The courses that one learner took.
 *
 * @param learnerId the learner
 * @param courseIds the courses, no one twice; whether their order means anything, the data set says
 */
public record LearnerCourses(String learnerId, List<String> courseIds) {
    public LearnerCourses {
        courseIds = List.copyOf(courseIds);
    }
}
