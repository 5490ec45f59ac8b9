package org.learnstream.streams.feedback;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.avro.SlateFeedback;

/**
 * Removes what is known of a learner's slates. What was counted for arms stays: it is a sum over many learners.
 *
 * @param slates what is known of each slate
 * @param timers when slates are to be looked at again
 */
public record ForgottenFeedback(KeyValueStore<String, SlateFeedback> slates, KeyValueStore<String, Long> timers) {
    /** Removes what is known of a learner's slates, and counts the rows of each store. */
    public void forget(String learnerId, SortedMap<String, Long> removed) {
        String learner = FeedbackProcessor.slatesOf(learnerId);
        List<String> keys = new ArrayList<>();
        try (KeyValueIterator<String, SlateFeedback> found =
                slates.prefixScan(learner, Serdes.String().serializer())) {
            found.forEachRemaining(slate -> keys.add(slate.key));
        }
        keys.forEach(slates::delete);
        removed.put(Stores.FEEDBACK_SLATES, (long) keys.size());
        // The timers are in the order of time, and only they know theirs: all are looked through.
        removed.put(
                Stores.FEEDBACK_TIMERS,
                FeedbackProcessor.settling(timers).cancelAll(slate -> slate.startsWith(learner))
                        + FeedbackProcessor.forgetting(timers).cancelAll(slate -> slate.startsWith(learner)));
    }
}
