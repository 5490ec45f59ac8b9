package org.learnstream.streams.intake;

import org.apache.kafka.streams.state.KeyValueStore;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureOrder;
import org.learnstream.domain.privacy.LearnerDigest;

/**
 * The learners of one partition who were erased, by their digests, and up to when their events are refused.
 *
 * @param store up to which event time events are refused, by digest
 * @param digest by what learners are known again
 */
public record ErasedLearners(KeyValueStore<String, Long> store, LearnerDigest digest) {
    /** Whether an event of a learner at a time is refused, in milliseconds since 1970-01-01 UTC. */
    public boolean refuses(String learnerId, long time) {
        // The store is in memory and counts exactly; while nobody was erased nothing is computed.
        if (store.approximateNumEntries() == 0) {
            return false;
        }
        Long until = store.get(digest.of(learnerId));
        return until != null && time <= until;
    }

    /** Whether all events of a learner are refused, whenever they happen. */
    public boolean refusesAll(String learnerId) {
        return refuses(learnerId, AfterErasure.FOR_EVER);
    }

    /** Refuses all events of a learner while they are being erased. */
    public void hold(String learnerId) {
        store.put(digest.of(learnerId), AfterErasure.FOR_EVER);
    }

    /**
     * Ends the hold: from now on it is as was asked for.
     *
     * @param now in milliseconds since 1970-01-01 UTC; nobody asks later than that
     */
    public void release(String learnerId, ErasureOrder order, long now) {
        store.put(digest.of(learnerId), order.after().refusedUntil(Math.min(order.requestedTime(), now)));
    }
}
