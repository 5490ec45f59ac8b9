package org.learnstream.streams.deadletters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.ClusterException;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.avro.DeadLetter;

/**
 * The dead-letter topic, as far as it is pending: from where the last redrive ended to the end.
 *
 * <p>Where the redrive ended is the committed offset of the group {@value #GROUP}. What lies before it has been sent
 * back, or moved to the end.
 */
public final class DeadLetterLog implements AutoCloseable {
    static final String GROUP = "learnstream-redrive";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration STALLED = Duration.ofSeconds(60);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final RecordFormat<DeadLetter> format;

    private DeadLetterLog(KafkaConsumer<byte[], byte[]> consumer, RecordFormat<DeadLetter> format) {
        this.consumer = consumer;
        this.format = format;
    }

    /** Part of a partition: from an offset up to, not including, another. */
    record Span(long from, long to) {
        boolean isEmpty() {
            return from >= to;
        }
    }

    /** Connects to the cluster of the settings. */
    public static DeadLetterLog connect(Settings settings, Framing framing) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        properties.putAll(settings.kafka().client());
        properties.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new DeadLetterLog(
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                framing.format(Topics.DEAD_LETTERS));
    }

    /**
     * Hands every pending dead letter to a reader, partition by partition in order.
     *
     * @throws ClusterException when the cluster does not answer or has no dead-letter topic
     */
    public void read(Consumer<PendingDeadLetter> reader) {
        read(pending(), batch -> batch.forEach(reader));
    }

    /** Returns the pending span of each partition. */
    Map<TopicPartition, Span> pending() {
        try {
            List<PartitionInfo> partitions = consumer.partitionsFor(Topics.DEAD_LETTERS.name());
            if (partitions == null || partitions.isEmpty()) {
                throw new ClusterException(
                        "topic " + Topics.DEAD_LETTERS.name() + " does not exist -> learnstream topics create");
            }
            Set<TopicPartition> all = partitions.stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(all);
            Map<TopicPartition, Long> begins = consumer.beginningOffsets(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            Map<TopicPartition, OffsetAndMetadata> committed = consumer.committed(all);
            Map<TopicPartition, Span> spans = new HashMap<>();
            for (TopicPartition partition : all) {
                long begin = begins.getOrDefault(partition, 0L);
                OffsetAndMetadata redriven = committed.get(partition);
                long from = redriven == null ? begin : Math.max(begin, redriven.offset());
                spans.put(partition, new Span(from, ends.getOrDefault(partition, from)));
            }
            return spans;
        } catch (KafkaException e) {
            throw new ClusterException("dead letters cannot be read: " + e.getMessage(), e);
        }
    }

    /** Reads spans to their ends, in batches; the records of one partition come in order. */
    void read(Map<TopicPartition, Span> spans, Consumer<List<PendingDeadLetter>> reader) {
        Map<TopicPartition, Span> left = new HashMap<>(spans);
        left.values().removeIf(Span::isEmpty);
        consumer.assign(left.keySet());
        left.forEach((partition, span) -> consumer.seek(partition, span.from()));
        long progress = System.nanoTime();
        while (!left.isEmpty()) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            List<PendingDeadLetter> batch = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> record : records) {
                Span span = spans.get(new TopicPartition(record.topic(), record.partition()));
                if (span != null && record.offset() < span.to()) {
                    batch.add(PendingDeadLetter.of(record, format));
                }
            }
            if (!batch.isEmpty()) {
                reader.accept(batch);
            }
            // Positions, not records, say where we are: the marks of transactions take offsets too.
            boolean ended = left.entrySet()
                    .removeIf(entry -> consumer.position(entry.getKey())
                            >= entry.getValue().to());
            if (ended) {
                consumer.assign(left.keySet());
            }
            if (ended || !records.isEmpty()) {
                progress = System.nanoTime();
            } else if (System.nanoTime() - progress > STALLED.toNanos()) {
                throw new ClusterException("dead letters cannot be read: nothing came for " + STALLED);
            }
        }
    }

    /** Returns the group under which progress is committed. */
    ConsumerGroupMetadata group() {
        return consumer.groupMetadata();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    }
}
