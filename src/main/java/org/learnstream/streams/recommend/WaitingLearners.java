package org.learnstream.streams.recommend;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The learners of a partition whose slates are older than their affinities, in the order in which they began to wait.
 *
 * <p>Each is marked in the store of fingerprints, so that whoever takes the partition over knows them. A learner whose
 * mark is gone, because they got a slate or were erased, does not wait any more.
 */
final class WaitingLearners {
    /** Stands for the fingerprint of a slate that is still to be made; no slate has it. */
    static final long MARK = Long.MIN_VALUE;

    private final KeyValueStore<String, Long> published;
    private final Map<String, OptionalLong> queue = new LinkedHashMap<>();

    /**
     * A learner whose turn it is.
     *
     * @param learnerId the learner
     * @param sent when the event was sent since which they wait, in milliseconds since 1970-01-01 UTC; empty when whoever
     *     had the partition before knew that
     */
    record Turn(String learnerId, OptionalLong sent) {}

    /**
     * Finds the learners who wait.
     *
     * @param published fingerprint of each learner's latest slate
     */
    WaitingLearners(KeyValueStore<String, Long> published) {
        this.published = published;
        try (KeyValueIterator<String, Long> learners = published.all()) {
            while (learners.hasNext()) {
                KeyValue<String, Long> learner = learners.next();
                if (learner.value == MARK) {
                    queue.put(learner.key, OptionalLong.empty());
                }
            }
        }
    }

    /** Whether nobody waits. */
    boolean isEmpty() {
        return queue.isEmpty();
    }

    /** Returns how many wait at most. */
    int size() {
        return queue.size();
    }

    /**
     * Has a learner wait, at the end; one who waits already keeps their place.
     *
     * @param sent when the event was sent, in milliseconds since 1970-01-01 UTC
     */
    void add(String learnerId, OptionalLong sent) {
        queue.putIfAbsent(learnerId, sent);
        if (!waits(learnerId)) {
            published.put(learnerId, MARK);
        }
    }

    /** Takes who has waited longest; empty when nobody waits. */
    Optional<Turn> next() {
        for (Iterator<Map.Entry<String, OptionalLong>> first = queue.entrySet().iterator(); first.hasNext(); ) {
            Map.Entry<String, OptionalLong> learner = first.next();
            Turn turn = new Turn(learner.getKey(), learner.getValue());
            first.remove();
            if (waits(turn.learnerId())) {
                return Optional.of(turn);
            }
        }
        return Optional.empty();
    }

    private boolean waits(String learnerId) {
        Long fingerprint = published.get(learnerId);
        return fingerprint != null && fingerprint == MARK;
    }
}
