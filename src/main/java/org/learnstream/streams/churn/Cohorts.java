package org.learnstream.streams.churn;

import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.churn.Cohort;
import org.learnstream.domain.churn.CohortSums;
import org.learnstream.domain.presence.Presence;

/**
 * How active the learners of each course are, in one partition. A learner counts in the course of their latest activity.
 *
 * @param store the sums of each course
 * @param fewest with fewer learners than this a cohort says nothing
 */
record Cohorts(KeyValueStore<String, org.learnstream.wire.avro.CohortSums> store, int fewest) {
    /** Moves a learner, whose presence may have changed, from one course to another or the same. */
    void move(@Nullable String from, Presence before, @Nullable String to, Presence after) {
        if (from != null && to != null && from.equals(to)) {
            put(to, sums(to).minus(before).plus(after));
            return;
        }
        if (from != null) {
            put(from, sums(from).minus(before));
        }
        if (to != null) {
            put(to, sums(to).plus(after));
        }
    }

    /** Returns the means of a course. */
    Cohort of(@Nullable String courseId) {
        return courseId == null ? Cohort.UNKNOWN : sums(courseId).cohort(fewest);
    }

    private CohortSums sums(String courseId) {
        org.learnstream.wire.avro.CohortSums kept = store.get(courseId);
        return kept == null
                ? CohortSums.NONE
                : new CohortSums(kept.getLearners(), kept.getLogEvents(), kept.getActiveDays());
    }

    private void put(String courseId, CohortSums sums) {
        store.put(
                courseId,
                new org.learnstream.wire.avro.CohortSums(sums.learners(), sums.logEvents(), sums.activeDays()));
    }
}
