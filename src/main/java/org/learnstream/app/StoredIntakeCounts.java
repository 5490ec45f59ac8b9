package org.learnstream.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.learnstream.query.IntakeCounts;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.intake.IntakeCount;
import org.learnstream.streams.runtime.StreamsApplication;

/**
 * The intake's counts, read from the store that is kept exactly once: of the partitions that this process works on,
 * over all time.
 */
record StoredIntakeCounts(StreamsApplication processing) implements IntakeCounts {
    @Override
    public Optional<List<TopicCounts>> counts() {
        if (processing.streams().state() != KafkaStreams.State.RUNNING) {
            return Optional.empty();
        }
        try {
            ReadOnlyKeyValueStore<String, Long> store = processing
                    .streams()
                    .store(StoreQueryParameters.fromNameAndType(
                            Stores.INTAKE_COUNTS, QueryableStoreTypes.keyValueStore()));
            return Optional.of(byTopic(read(store)));
        } catch (InvalidStateStoreException rebalancing) {
            // The state was checked before; it can change in between.
            return Optional.empty();
        }
    }

    /** Returns the counts of all partitions that are here, added up. */
    private static Map<String, Long> read(ReadOnlyKeyValueStore<String, Long> store) {
        Map<String, Long> sums = new TreeMap<>();
        try (KeyValueIterator<String, Long> counts = store.all()) {
            counts.forEachRemaining(count -> sums.merge(count.key, count.value, Long::sum));
        }
        return sums;
    }

    private static List<TopicCounts> byTopic(Map<String, Long> sums) {
        List<TopicCounts> counts = new ArrayList<>();
        Topics.INPUTS.stream().map(topic -> topic.name()).sorted().forEach(topic -> {
            Map<String, Long> outcomes = new TreeMap<>();
            Map<String, Long> deadLetters = new TreeMap<>();
            sums.forEach((key, records) -> {
                IntakeCount count = IntakeCount.ofKey(key);
                if (count.topic().equals(topic)) {
                    outcomes.put(count.outcome(), records);
                    count.deadLetterReason().ifPresent(reason -> deadLetters.put(reason, records));
                }
            });
            counts.add(new TopicCounts(
                    topic,
                    outcomes.getOrDefault(IntakeCount.RECEIVED, 0L),
                    outcomes.getOrDefault(IntakeCount.ACTIVITY, 0L),
                    outcomes.getOrDefault(IntakeCount.DUPLICATE, 0L),
                    deadLetters));
        });
        return counts;
    }
}
