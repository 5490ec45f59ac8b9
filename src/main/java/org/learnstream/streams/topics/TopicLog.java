package org.learnstream.streams.topics;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.learnstream.config.KafkaSettings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads topics from their beginning to where they end when the reading starts, committed records alone. */
public final class TopicLog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TopicLog.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Framing framing;

    private TopicLog(KafkaConsumer<String, byte[]> consumer, Framing framing) {
        this.consumer = consumer;
        this.framing = framing;
    }

    /** Connects to a cluster. */
    public static TopicLog connect(KafkaSettings kafka, Framing framing) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        properties.putAll(kafka.client());
        properties.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new TopicLog(
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer()), framing);
    }

    /**
     * Hands every record of a topic that has a value and can be read to a reader, each partition in order.
     *
     * @throws ClusterException when the cluster does not answer or does not have the topic
     */
    public <V extends SpecificRecordBase> void read(Topic<V> topic, BiConsumer<String, V> reader) {
        RecordFormat<V> format = framing.format(topic);
        try {
            List<PartitionInfo> found = consumer.partitionsFor(topic.name());
            if (found == null || found.isEmpty()) {
                throw new ClusterException("topic " + topic.name() + " does not exist -> learnstream topics create");
            }
            Set<TopicPartition> partitions = found.stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            // Positions, not records, say where we are: the marks of transactions take offsets too.
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(record -> take(format, record, reader));
            }
        } catch (KafkaException failure) {
            throw new ClusterException(topic.name() + " cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static <V extends SpecificRecordBase> void take(
            RecordFormat<V> format, ConsumerRecord<String, byte[]> record, BiConsumer<String, V> reader) {
        if (record.value() == null) {
            return;
        }
        try {
            reader.accept(record.key(), format.decode(record.value()));
        } catch (UndecodableException undecodable) {
            LOG.warn(
                    "Record skipped that cannot be read topic={} partition={} offset={} reason={}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    undecodable.getMessage());
        }
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    }
}
