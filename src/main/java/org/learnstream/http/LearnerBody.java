package org.learnstream.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is known of one learner; each part is absent while nothing is known of it. */
record LearnerBody(
        String userId,
        @Nullable Registration registration,
        List<CourseAffinity> affinities,
        @Nullable Long affinitiesTime,
        @Nullable String slateId,
        @Nullable Long slateTime,
        long stalenessMillis,
        String servedBy) {
    /** What the learner said of themselves. */
    record Registration(
            long eventTime,
            String ageBand,
            String gender,
            @Nullable String occupation,
            String technicalBackground,
            @Nullable String country,
            @Nullable String channel,
            Consent consent) {}

    /** What the learner agreed to. */
    record Consent(boolean personalisation, boolean messages, boolean research) {}

    /**
     * The affinity to one course.
     *
     * @param affinity r(u,c), 1 to 5 in steps of a tenth, or 0 when no evidence stands any more
     * @param taken whether the learner ever bought or started the course
     */
    record CourseAffinity(
            String courseId, @Nullable String title, double affinity, boolean taken, long firstTime, long lastTime) {}
}
