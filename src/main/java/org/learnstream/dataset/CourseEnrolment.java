package org.learnstream.dataset;

import java.time.LocalDate;

/**
 * One learner in one course, watched over a window of days.
 *
 * @param courseId the course
 * @param enrolmentId the enrolment, unique over all courses
 * @param windowStart first day of the window
 * @param windowEnd last day of the window
 * @param droppedOut whether the learner did nothing in the course in the ten days after the window
 */
public record CourseEnrolment(
        String courseId, String enrolmentId, LocalDate windowStart, LocalDate windowEnd, boolean droppedOut) {}
