package org.learnstream.domain.learner;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a learner did, checked and de-duplicated: what every feature behind the intake works on.
 *
 * <p>Times are milliseconds since 1970-01-01 UTC.
 */
public sealed interface Activity {
    /** Who did it, when, and where it came from. */
    Origin origin();

    /** The course it was about; null for activity that concerns no course. */
    @Nullable
    String courseId();

    /**
     * Who did something, and when.
     *
     * @param eventId identifier of the event, unique per learner
     * @param learnerId the learner
     * @param time when it happened
     * @param slateId the slate of recommendations that led to it; null when none did
     */
    record Origin(
            String eventId,
            String learnerId,
            long time,
            @Nullable String slateId) {}

    /** The learner looked at a page, of a course or of none. */
    record Viewed(Origin origin, @Nullable String courseId) implements Activity {}

    /**
     * The learner worked on a course.
     *
     * @param fraction share of the course that is complete, 0 to 1; null when unknown
     * @param work what the learner worked on
     */
    record Progressed(
            Origin origin, String courseId, @Nullable Double fraction, Work work) implements Activity {}

    /** What a learner worked on. */
    enum Work {
        /** A video. */
        VIDEO,
        /** A problem. */
        PROBLEM,
        /** Something else, or it is not known. */
        OTHER
    }

    /** The learner bought a course, or enrolled in a free one. */
    record Purchased(Origin origin, String courseId, String orderId, Money paid) implements Activity {}

    /** The learner got the money for a course back. */
    record Refunded(Origin origin, String courseId, String orderId, Money returned) implements Activity {}

    /**
     * The learner rated a course.
     *
     * @param stars 1 to 5
     */
    record Rated(Origin origin, String courseId, int stars) implements Activity {}

    /** The learner took part in the discussion of a course. */
    record Discussed(Origin origin, String courseId) implements Activity {}

    /**
     * A course is not to be recommended to the learner any more, or may be again.
     *
     * @param exclusion why
     * @param withdrawn whether an exclusion of this kind ends
     */
    record Excluded(Origin origin, String courseId, Exclusion exclusion, boolean withdrawn) implements Activity {}

    /** Why a course is not to be recommended to a learner. */
    enum Exclusion {
        /** The learner said that they are not interested. */
        NOT_INTERESTED,
        /** The learner may not take the course. */
        FORBIDDEN
    }

    /**
     * The learner responded to a recommendation; the origin's slate is the one that was shown.
     *
     * @param slot position in the slate, from 0
     * @param arm name of the recommender that filled the slot
     * @param response what they did
     */
    record Responded(Origin origin, String courseId, int slot, String arm, Response response) implements Activity {}

    /**
     * An amount of money.
     *
     * @param minor amount in minor units of the currency; never negative
     * @param currency ISO 4217 code
     */
    record Money(long minor, String currency) {}
}
