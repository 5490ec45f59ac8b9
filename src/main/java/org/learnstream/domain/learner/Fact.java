package org.learnstream.domain.learner;

/**
 * One fact about a learner and a course that an event established.
 *
 * <p>Facts of a kind form a join-semilattice: {@link #join} is commutative, associative and idempotent, so events may
 * arrive in any order and any number of times and leave the same fact.
 *
 * @param kind what was established
 * @param time when, in milliseconds since 1970-01-01 UTC
 * @param value stars of a {@link Kind#RATED} fact, 1 to 5; 1 of an exclusion that stands; otherwise 0
 */
public record Fact(Kind kind, long time, int value) {
    /** What a fact establishes. The order is the order of facts in a {@link CourseEvidence}. */
    public enum Kind {
        /** A page of the course was seen; the earliest time. */
        VIEWED(false),
        /** Pages of the course were seen on two different days (UTC); it has no time of its own. */
        RETURNED(false),
        /** Work on the course began; the earliest time. */
        STARTED(false),
        /** A quarter of the course was complete; the earliest time. */
        QUARTER_DONE(false),
        /** Three quarters of the course were complete; the earliest time. */
        THREE_QUARTERS_DONE(false),
        /** All of the course was complete; the earliest time. */
        COMPLETED(false),
        /** The learner took part in the discussion; the earliest time. */
        DISCUSSED(false),
        /** The course was bought; the earliest time. */
        FIRST_PURCHASE(false),
        /** The course was bought; the latest time. */
        LAST_PURCHASE(true),
        /** The money was returned; the latest time. */
        LAST_REFUND(true),
        /** The course was rated; the latest rating, the higher one of two at the same time. */
        RATED(true),
        /** The learner said that they are not interested, or took that back; the latest, exclusion first at the same time. */
        NOT_INTERESTED(true),
        /** The course was forbidden to the learner, or allowed again; the latest, exclusion first at the same time. */
        FORBIDDEN(true);

        private final boolean latest;

        Kind(boolean latest) {
            this.latest = latest;
        }
    }

    /** Returns what is known when both facts are; they must be of one kind. */
    Fact join(Fact other) {
        if (time == other.time) {
            return value >= other.value ? this : other;
        }
        return time > other.time == kind.latest ? this : other;
    }
}
