package org.learnstream.streams.churn;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.learnstream.config.KafkaSettings;
import org.learnstream.domain.churn.ChurnExamples;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.ChurnModels;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.ChurnExample;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the newest examples of who stays away, as far as they are committed. */
final class ExampleReader {
    private static final Logger LOG = LoggerFactory.getLogger(ExampleReader.class);
    private static final TopicPartition ALL = new TopicPartition(Topics.CHURN_EXAMPLES.name(), 0);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Map<String, Object> configuration;
    private final RecordFormat<ChurnExample> format;

    ExampleReader(KafkaSettings kafka, Framing framing) {
        format = framing.format(Topics.CHURN_EXAMPLES);
        configuration = new HashMap<>(kafka.client());
        configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, "learnstream-trees");
        configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    }

    /**
     * Returns the newest examples, in their order; those of other versions are left out.
     *
     * @param most how many at most
     * @throws InterruptedException when the thread is interrupted
     */
    ChurnExamples newest(int most) throws InterruptedException {
        Deque<ChurnExample> newest = new ArrayDeque<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(ALL));
            consumer.seekToBeginning(List.of(ALL));
            long end = consumer.endOffsets(List.of(ALL)).getOrDefault(ALL, 0L);
            while (consumer.position(ALL) < end) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    add(newest, record.value(), most);
                }
            }
        }
        ChurnExamples examples = new ChurnExamples();
        for (ChurnExample example : newest) {
            try {
                examples.add(ChurnModels.features(example), example.getStayedAway());
            } catch (UndecodableException other) {
                // Of another version of the features, which the models of this one cannot learn from.
                LOG.debug("Example passed over reason={}", other.getMessage());
            }
        }
        return examples;
    }

    private void add(Deque<ChurnExample> newest, byte[] value, int most) {
        try {
            newest.addLast(format.decode(value));
        } catch (UndecodableException bad) {
            return;
        }
        if (newest.size() > most) {
            newest.removeFirst();
        }
    }
}
