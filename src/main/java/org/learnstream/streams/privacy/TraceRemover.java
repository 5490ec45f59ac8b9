package org.learnstream.streams.privacy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.learnstream.config.KafkaSettings;
import org.learnstream.domain.privacy.ErasureTrace;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;

/**
 * Removes what topics that are not compacted hold of a learner. Kafka cannot take single records out of such a topic: a
 * topic whose retention is short enough is left to it, and of any other the learner's partition is emptied up to where it
 * ended, as soon as every group that reads it has come that far.
 *
 * <p>Dead letters are not all keyed by learner, so that all their partitions are emptied, if any.
 */
final class TraceRemover implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration CLOSE = Duration.ofSeconds(5);
    private static final long FOR_EVER = -1;

    private final Admin admin;
    private final UnreadRecords unread;
    private final String processingGroup;
    private final Duration longestTrace;

    private TraceRemover(Admin admin, UnreadRecords unread, String processingGroup, Duration longestTrace) {
        this.admin = admin;
        this.unread = unread;
        this.processingGroup = processingGroup;
        this.longestTrace = longestTrace;
    }

    /**
     * Connects to a cluster.
     *
     * @param processingGroup the group of the processing application, which must have read what is removed
     * @param longestTrace a shorter retention does; negative to leave all topics to theirs
     */
    static TraceRemover connect(KafkaSettings kafka, String processingGroup, Duration longestTrace) {
        Map<String, Object> properties = new HashMap<>(kafka.client());
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis() / 2);
        return new TraceRemover(Admin.create(properties), UnreadRecords.connect(kafka), processingGroup, longestTrace);
    }

    /** Returns what is to become of the records of the learners of a partition, as the topics are now. */
    List<ErasureTrace> plan(int learnerPartition) {
        List<Topic<?>> topics = Stream.concat(Topics.KEEPING.stream(), Stream.of(Topics.DEAD_LETTERS))
                .toList();
        Map<String, Long> retentions = retentions(topics);
        List<ErasureTrace> traces = new ArrayList<>();
        List<TopicPartition> emptied = new ArrayList<>();
        for (Topic<?> topic : topics) {
            long retention = retentions.getOrDefault(topic.name(), FOR_EVER);
            for (int partition : partitions(topic, learnerPartition)) {
                if (longestTrace.isNegative() || (retention >= 0 && retention <= longestTrace.toMillis())) {
                    traces.add(ErasureTrace.left(topic.name(), partition, retention));
                } else {
                    emptied.add(new TopicPartition(topic.name(), partition));
                }
            }
        }
        ends(emptied)
                .forEach((partition, end) ->
                        traces.add(ErasureTrace.emptied(partition.topic(), partition.partition(), end)));
        return traces;
    }

    private Iterable<Integer> partitions(Topic<?> topic, int learnerPartition) {
        return topic.keyed() == Topic.Keyed.LEARNER
                ? List.of(learnerPartition)
                : IntStream.range(0, partitions(topic)).boxed().toList();
    }

    private int partitions(Topic<?> topic) {
        return answer(admin.describeTopics(List.of(topic.name())).allTopicNames()).values().stream()
                .mapToInt(described -> described.partitions().size())
                .sum();
    }

    private Map<String, Long> retentions(List<Topic<?>> topics) {
        Map<String, Long> retentions = new HashMap<>();
        answer(admin.describeConfigs(topics.stream()
                                .map(topic -> new ConfigResource(ConfigResource.Type.TOPIC, topic.name()))
                                .toList())
                        .all())
                .forEach((resource, config) -> retentions.put(
                        resource.name(),
                        Long.parseLong(
                                config.get(TopicConfig.RETENTION_MS_CONFIG).value())));
        return retentions;
    }

    private Map<TopicPartition, Long> ends(List<TopicPartition> partitions) {
        Map<TopicPartition, Long> ends = new TreeMap<>(TraceRemover::compare);
        answer(admin.listOffsets(partitions.stream()
                                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest())))
                        .all())
                .forEach((partition, end) -> ends.put(partition, end.offset()));
        return ends;
    }

    private static int compare(TopicPartition one, TopicPartition other) {
        int topics = one.topic().compareTo(other.topic());
        return topics != 0 ? topics : Integer.compare(one.partition(), other.partition());
    }

    /** Returns the first group that has not read what a plan removes; empty when all have. */
    Optional<String> waitsFor(List<ErasureTrace> plan) {
        Map<TopicPartition, Long> removed = removed(plan);
        Map<String, Map<TopicPartition, OffsetAndMetadata>> groups = offsets();
        for (Map.Entry<TopicPartition, Long> part : removed.entrySet()) {
            TopicPartition partition = part.getKey();
            for (Map.Entry<String, Map<TopicPartition, OffsetAndMetadata>> group : groups.entrySet()) {
                OffsetAndMetadata read = group.getValue().get(partition);
                if (read != null && unread.any(partition, read.offset(), part.getValue())) {
                    return Optional.of(group.getKey());
                }
            }
            boolean input =
                    Topics.INPUTS.stream().anyMatch(topic -> topic.name().equals(partition.topic()));
            boolean begun = groups.getOrDefault(processingGroup, Map.of()).get(partition) != null;
            if (input && !begun && unread.any(partition, 0, part.getValue())) {
                return Optional.of(processingGroup);
            }
        }
        return Optional.empty();
    }

    private Map<String, Map<TopicPartition, OffsetAndMetadata>> offsets() {
        Set<String> groups = answer(admin.listGroups().all()).stream()
                .filter(group -> group.type().filter(GroupType.SHARE::equals).isEmpty())
                .map(GroupListing::groupId)
                .collect(Collectors.toSet());
        return answer(admin.listConsumerGroupOffsets(groups.stream()
                        .collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec())))
                .all());
    }

    private static Map<TopicPartition, Long> removed(List<ErasureTrace> plan) {
        Map<TopicPartition, Long> removed = new TreeMap<>(TraceRemover::compare);
        plan.forEach(trace -> trace.emptiedTo()
                .ifPresent(end -> removed.put(new TopicPartition(trace.topic(), trace.partition()), end)));
        return removed;
    }

    /** Removes the records that a plan removes; those that are gone already do no harm. */
    void remove(List<ErasureTrace> plan) {
        Map<TopicPartition, RecordsToDelete> records = new HashMap<>();
        removed(plan).forEach((partition, end) -> records.put(partition, RecordsToDelete.beforeOffset(end)));
        if (!records.isEmpty()) {
            answer(admin.deleteRecords(records).all());
        }
    }

    private static <T> T answer(KafkaFuture<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    @Override
    public void close() {
        unread.close();
        admin.close(CLOSE);
    }
}
