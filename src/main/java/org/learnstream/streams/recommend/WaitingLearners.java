package org.learnstream.streams.recommend;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
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
    private final Set<String> queue = new LinkedHashSet<>();

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
                    queue.add(learner.key);
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

    /** Has a learner wait, at the end; one who waits already keeps their place. */
    void add(String learnerId) {
        queue.add(learnerId);
        if (!waits(learnerId)) {
            published.put(learnerId, MARK);
        }
    }

    /** Takes who has waited longest; empty when nobody waits. */
    Optional<String> next() {
        for (Iterator<String> first = queue.iterator(); first.hasNext(); ) {
            String learnerId = first.next();
            first.remove();
            if (waits(learnerId)) {
                return Optional.of(learnerId);
            }
        }
        return Optional.empty();
    }

    private boolean waits(String learnerId) {
        Long fingerprint = published.get(learnerId);
        return fingerprint != null && fingerprint == MARK;
    }
}
