package org.learnstream.dataset;

import java.time.LocalDate;
import java.util.Map;

/**
 * What one enrolment did on one day, as counts.
 *
 * @param courseId the course
 * @param enrolmentId the enrolment
 * @param day the day
 * @param counts number of events per kind; kinds without events are left out
 */
public record ActiveDay(String courseId, String enrolmentId, LocalDate day, Map<Kind, Integer> counts) {
    /** What the platform's log counted, in the order of the file's columns. */
    public enum Kind {
        /** Anything in the course but videos and problems. */
        ACCESS,
        /** The course's forum. */
        DISCUSSION,
        /** Going from one part of the course to another. */
        NAVIGATE,
        /** Closing a page. */
        PAGE_CLOSE,
        /** Working on a problem. */
        PROBLEM,
        /** Watching a video. */
        VIDEO,
        /** The course's wiki. */
        WIKI
    }

    public ActiveDay {
        counts = Map.copyOf(counts);
    }

    /** Returns the number of events of a kind. */
    public int count(Kind kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Returns the number of events of all kinds. */
    public long events() {
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
