package org.learnstream.streams.recommend;

import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.LearnerEvidence;

/**
 * A walk around all learners of a partition, a few at a time, that rests once it has been around since the last change
 * of what they are scored by. When the stream falls silent, every learner has therefore been scored by the final state.
 */
final class Sweep {
    private @Nullable String next;
    private long roundStartedAt = Long.MIN_VALUE;
    private long settledAt = Long.MIN_VALUE;

    /**
     * Visits the next few learners.
     *
     * @param budget how many at most
     * @param version grows whenever what learners are scored by changes
     */
    void advance(
            ReadOnlyKeyValueStore<String, LearnerEvidence> learners,
            int budget,
            long version,
            BiConsumer<String, LearnerEvidence> visit) {
        if (next == null) {
            if (settledAt == version) {
                return;
            }
            roundStartedAt = version;
        }
        try (KeyValueIterator<String, LearnerEvidence> iterator =
                next == null ? learners.all() : learners.range(next, null)) {
            for (int visited = 0; visited < budget && iterator.hasNext(); visited++) {
                KeyValue<String, LearnerEvidence> learner = iterator.next();
                visit.accept(learner.key, learner.value);
            }
            next = iterator.hasNext() ? iterator.peekNextKey() : null;
        }
        if (next == null) {
            settledAt = roundStartedAt;
        }
    }
}
