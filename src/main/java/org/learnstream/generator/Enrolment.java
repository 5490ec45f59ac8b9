package org.learnstream.generator;

import org.jspecify.annotations.Nullable;

/** A learner's way through one course that they bought, or enrolled in. */
final class Enrolment {
    private final CampusCourse course;
    private final String orderId;
    private final long boughtAt;
    private final double enjoyment;
    private final boolean regretted;
    private final @Nullable String slateId;
    private int lessonsDone;
    private boolean ended;

    /**
     * @param enjoyment how much the learner will like the course, 0 to 1
     * @param regretted whether the learner will want the money back
     * @param slateId the slate that led to it; null when none did
     */
    Enrolment(
            CampusCourse course,
            String orderId,
            long boughtAt,
            double enjoyment,
            boolean regretted,
            @Nullable String slateId) {
        this.course = course;
        this.orderId = orderId;
        this.boughtAt = boughtAt;
        this.enjoyment = enjoyment;
        this.regretted = regretted;
        this.slateId = slateId;
    }

    CampusCourse course() {
        return course;
    }

    String orderId() {
        return orderId;
    }

    long boughtAt() {
        return boughtAt;
    }

    double enjoyment() {
        return enjoyment;
    }

    boolean regretted() {
        return regretted;
    }

    @Nullable
    String slateId() {
        return slateId;
    }

    int lessonsDone() {
        return lessonsDone;
    }

    /** Returns the share of the course that is complete, 0 to 1. */
    double fraction() {
        return (double) lessonsDone / course.terms().lessons();
    }

    boolean complete() {
        return lessonsDone == course.terms().lessons();
    }

    /** Whether the learner is still at it. */
    boolean open() {
        return !ended && !complete();
    }

    void finishLesson() {
        lessonsDone++;
    }

    /** The learner gives the course up, or back. */
    void end() {
        ended = true;
    }
}
