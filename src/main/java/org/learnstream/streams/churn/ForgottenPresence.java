package org.learnstream.streams.churn;

import java.util.SortedMap;
import org.apache.kafka.streams.state.KeyValueStore;
import org.learnstream.domain.churn.WatchedLearner;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.timer.Timers;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.avro.CohortSums;
import org.learnstream.wire.avro.LearnerPresence;

/**
 * Removes a learner's presence: their window, timer, suggestions and the example in the making, and what they add to
 * the sums of their course.
 *
 * @param presences the learners
 * @param timers when learners are to be looked at
 * @param cohorts the sums of each course
 */
public record ForgottenPresence(
        KeyValueStore<String, LearnerPresence> presences,
        KeyValueStore<String, Long> timers,
        KeyValueStore<String, CohortSums> cohorts) {
    /** Returns the timers of learners who are to be looked at. */
    static Timers windows(KeyValueStore<String, Long> store) {
        return new Timers(store, 'w');
    }

    /** Removes a learner's presence, and counts the rows of each store. */
    public void forget(String learnerId, SortedMap<String, Long> removed) {
        LearnerPresence kept = presences.delete(learnerId);
        removed.put(Stores.PRESENCE, kept == null ? 0L : 1L);
        removed.put(Stores.CHURN_TIMERS, 0L);
        removed.put(Stores.COHORTS, 0L);
        if (kept == null) {
            return;
        }
        WatchedLearner watched = ChurnRecords.learner(kept);
        watched.timer().ifPresent(deadline -> {
            windows(timers).cancel(deadline, learnerId);
            removed.put(Stores.CHURN_TIMERS, 1L);
        });
        if (watched.courseId() != null) {
            new Cohorts(cohorts, 1).move(watched.courseId(), watched.presence(), null, watched.presence());
            removed.put(Stores.COHORTS, 1L);
        }
    }
}
