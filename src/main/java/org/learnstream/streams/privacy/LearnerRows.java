package org.learnstream.streams.privacy;

import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.churn.ForgottenPresence;
import org.learnstream.streams.feedback.ForgottenFeedback;
import org.learnstream.streams.intake.ForgottenEvents;
import org.learnstream.wire.avro.LearnerEvidence;

/**
 * All rows of learners in the stores of one partition.
 *
 * @param seen events and orders that were seen
 * @param evidence what each learner did, by course
 * @param published what was last published to each learner
 * @param feedback what is known of slates
 * @param presence when learners were there
 */
record LearnerRows(
        ForgottenEvents seen,
        KeyValueStore<String, LearnerEvidence> evidence,
        KeyValueStore<String, Long> published,
        ForgottenFeedback feedback,
        ForgottenPresence presence) {
    /** The stores that have rows of learners, and those that have sums which rows are taken from. */
    static final String[] STORES = {
        Stores.SEEN_EVENTS,
        Stores.SEEN_ORDERS,
        Stores.EVIDENCE,
        Stores.PUBLISHED,
        Stores.FEEDBACK_SLATES,
        Stores.FEEDBACK_TIMERS,
        Stores.PRESENCE,
        Stores.CHURN_TIMERS,
        Stores.COHORTS
    };

    static LearnerRows of(ProcessorContext<?, ?> context) {
        return new LearnerRows(
                new ForgottenEvents(
                        context.getStateStore(Stores.SEEN_EVENTS), context.getStateStore(Stores.SEEN_ORDERS)),
                context.getStateStore(Stores.EVIDENCE),
                context.getStateStore(Stores.PUBLISHED),
                new ForgottenFeedback(
                        context.getStateStore(Stores.FEEDBACK_SLATES), context.getStateStore(Stores.FEEDBACK_TIMERS)),
                new ForgottenPresence(
                        context.getStateStore(Stores.PRESENCE),
                        context.getStateStore(Stores.CHURN_TIMERS),
                        context.getStateStore(Stores.COHORTS)));
    }

    /** Removes all rows of a learner, and returns how many there were in each store. */
    SortedMap<String, Long> remove(String learnerId) {
        SortedMap<String, Long> removed = new TreeMap<>();
        seen.forget(learnerId, removed);
        removed.put(Stores.EVIDENCE, evidence.delete(learnerId) == null ? 0L : 1L);
        removed.put(Stores.PUBLISHED, published.delete(learnerId) == null ? 0L : 1L);
        feedback.forget(learnerId, removed);
        presence.forget(learnerId, removed);
        return removed;
    }
}
