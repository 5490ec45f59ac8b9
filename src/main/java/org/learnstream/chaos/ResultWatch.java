package org.learnstream.chaos;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.UndecodableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches the topic of slates, as a consumer that reads committed, for the longest time that a partition was without a fresh
 * result: a slate that a newer event led to than any before.
 */
final class ResultWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ResultWatch.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<Integer, Newest> newest = new HashMap<>();
    private final Thread thread;
    private volatile long longestMillis;
    private volatile boolean closing;

    /** The newest event that a partition has a result of, and when that came. */
    private record Newest(long trigger, long came) {}

    ResultWatch(String bootstrapServers) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.CLIENT_ID_CONFIG,
                        "chaos-results"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        thread = new Thread(this::run, "chaos-results");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.RECOMMENDATIONS.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!closing) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    take(record);
                }
                long now = System.currentTimeMillis();
                newest.values().forEach(partition -> note(now - partition.came));
            }
        } catch (KafkaException failed) {
            LOG.warn("Results are not watched any more", failed);
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        try {
            long trigger = record.value() == null
                    ? 0
                    : Topics.RECOMMENDATIONS.codec().decode(record.value()).getTriggerTime();
            Newest before = newest.get(record.partition());
            if (before == null || trigger > before.trigger) {
                newest.put(record.partition(), new Newest(trigger, System.currentTimeMillis()));
            }
        } catch (UndecodableException foreign) {
            LOG.warn("Slate skipped reason={}", foreign.getMessage());
        }
    }

    private void note(long millis) {
        longestMillis = Math.max(longestMillis, millis);
    }

    /** Ends the watch and returns the longest time without a fresh result in a partition. */
    Duration end() throws InterruptedException {
        closing = true;
        thread.join();
        return Duration.ofMillis(longestMillis);
    }

    @Override
    public void close() {
        closing = true;
    }
}
