package org.learnstream.streams.privacy;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.learnstream.config.KafkaSettings;

/**
 * Tells whether any record lies between two offsets. Their difference does not: the marks of transactions take offsets,
 * too, and a group that has read everything may have committed the one before them.
 */
final class UnreadRecords implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;

    private UnreadRecords(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static UnreadRecords connect(KafkaSettings kafka) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        properties.putAll(kafka.client());
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        return new UnreadRecords(
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** Whether a partition has a committed record at an offset or later, and before another. */
    boolean any(TopicPartition partition, long from, long before) {
        if (from >= before) {
            return false;
        }
        consumer.assign(List.of(partition));
        consumer.seek(partition, from);
        while (consumer.position(partition) < before) {
            var records = consumer.poll(POLL);
            if (!records.isEmpty()) {
                return records.iterator().next().offset() < before;
            }
        }
        return false;
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    }
}
