package org.learnstream.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.streams.catalog.ServedTable;

/**
 * Looks at the copies of a serving application.
 *
 * <p>Kafka Streams says of a running active copy that it has no lag, whatever the consumer still has to read: the end of
 * its topic is taken as its position. What it has for certain is what its group has committed, so that is used instead.
 */
final class StreamsCopyObserver implements CopyObserver {
    private static final long PATIENCE_SECONDS = 5;

    private final KafkaStreams streams;
    private final Admin admin;
    private final String group;

    StreamsCopyObserver(KafkaStreams streams, Admin admin, String group) {
        this.streams = streams;
        this.admin = admin;
        this.group = group;
    }

    @Override
    public List<ObservedCopy> observe() {
        Map<TopicPartition, Long> committed = activeCommitted();
        Map<String, Map<Integer, LagInfo>> lags = streams.allLocalStorePartitionLags();
        List<ObservedCopy> copies = new ArrayList<>();
        for (ServedTable table : ServedTable.values()) {
            lags.getOrDefault(table.store(), Map.of()).forEach((number, lag) -> {
                TopicPartition partition = new TopicPartition(table.topic().name(), number);
                Long position = committed.get(partition);
                boolean restored = lag.offsetLag() == 0;
                copies.add(new ObservedCopy(
                        partition,
                        position == null ? Replica.STANDBY : Replica.ACTIVE,
                        position != null && restored ? position : lag.currentOffsetPosition(),
                        lag.endOffsetPosition()));
            });
        }
        return copies;
    }

    private Map<TopicPartition, Long> activeCommitted() {
        Map<TopicPartition, Long> committed = new HashMap<>();
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            for (TaskMetadata task : thread.activeTasks()) {
                task.topicPartitions().forEach(partition -> committed.put(partition, -1L));
                committed.putAll(task.committedOffsets());
            }
        }
        if (committed.containsValue(-1L)) {
            // Nothing was committed since the task came here: what the group committed before counts.
            Map<TopicPartition, OffsetAndMetadata> earlier = groupCommitted();
            committed.replaceAll((partition, offset) -> {
                OffsetAndMetadata known = earlier.get(partition);
                return offset >= 0 || known == null ? Math.max(0, offset) : known.offset();
            });
        }
        return committed;
    }

    private Map<TopicPartition, OffsetAndMetadata> groupCommitted() {
        try {
            return admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new KafkaException("the committed offsets of " + group + " cannot be read", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("stopped while reading the committed offsets of " + group, stopped);
        }
    }
}
