package org.learnstream.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.learnstream.query.IntakeCounts;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.intake.IntakeCount;
import org.learnstream.streams.runtime.StreamsApplication;

/**
 * The intake's counts, read from the store that is kept exactly once: of the partitions that this process works on,
 * over all time.
 */
record StoredIntakeCounts(StreamsApplication processing) implements IntakeCounts {
    private static final List<Topic<?>> INPUTS =
            List.of(Topics.CLICKS, Topics.PROGRESS, Topics.PURCHASES, Topics.REVIEWS, Topics.DISCUSSIONS);
    private static final String DEAD_LETTER = "dead-letter-";

    @Override
    public List<TopicCounts> counts() {
        Map<String, Map<String, Long>> byTopic = new HashMap<>();
        INPUTS.forEach(topic -> byTopic.put(topic.name(), new TreeMap<>()));
        read((count, records) -> byTopic.computeIfAbsent(count.topic(), topic -> new TreeMap<>())
                .merge(count.outcome(), records, Long::sum));
        List<TopicCounts> counts = new ArrayList<>();
        new TreeMap<>(byTopic).forEach((topic, outcomes) -> counts.add(topicCounts(topic, outcomes)));
        return counts;
    }

    private static TopicCounts topicCounts(String topic, Map<String, Long> outcomes) {
        Map<String, Long> deadLetters = new TreeMap<>();
        outcomes.forEach((outcome, records) -> {
            if (outcome.startsWith(DEAD_LETTER)) {
                deadLetters.put(outcome.substring(DEAD_LETTER.length()), records);
            }
        });
        return new TopicCounts(
                topic,
                outcomes.getOrDefault(IntakeCount.RECEIVED, 0L),
                outcomes.getOrDefault(IntakeCount.ACTIVITY, 0L),
                outcomes.getOrDefault(IntakeCount.DUPLICATE, 0L),
                deadLetters);
    }

    private void read(java.util.function.BiConsumer<IntakeCount, Long> reader) {
        if (processing.streams().state() != KafkaStreams.State.RUNNING) {
            return;
        }
        try {
            ReadOnlyKeyValueStore<String, Long> store = processing
                    .streams()
                    .store(StoreQueryParameters.fromNameAndType(
                            Stores.INTAKE_COUNTS, QueryableStoreTypes.keyValueStore()));
            try (KeyValueIterator<String, Long> counts = store.all()) {
                counts.forEachRemaining(count -> reader.accept(IntakeCount.ofKey(count.key), count.value));
            }
        } catch (InvalidStateStoreException rebalancing) {
            // The state was checked before; it can change in between. The next reading has the counts again.
            return;
        }
    }
}
