package org.learnstream.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.learnstream.config.KafkaSettings;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.ClusterException;

/**
 * How many events the processing application has yet to process.
 *
 * <p>It commits an event's offset in the transaction that holds everything the event led to, the learner's new slate
 * included. So when nothing is left, every slate can be read.
 */
public final class ProcessingLag implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_STANDSTILL = Duration.ofSeconds(60);

    private final Admin admin;
    private final String applicationId;

    private ProcessingLag(Admin admin, String applicationId) {
        this.admin = admin;
        this.applicationId = applicationId;
    }

    /** Connects to the cluster of the settings, to watch their processing application. */
    public static ProcessingLag connect(Settings settings) {
        return new ProcessingLag(
                Admin.create(client(settings.kafka())), settings.streams().applicationId());
    }

    private static Map<String, Object> client(KafkaSettings kafka) {
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        configuration.put(AdminClientConfig.CLIENT_ID_CONFIG, "learnstream-replay");
        return configuration;
    }

    /** Returns the number of events that are in the topics and not processed and committed. */
    public long events() {
        Map<TopicPartition, Long> ends = offsets(OffsetSpec.latest());
        Map<TopicPartition, Long> starts = offsets(OffsetSpec.earliest());
        Map<TopicPartition, OffsetAndMetadata> committed =
                answer(admin.listConsumerGroupOffsets(applicationId).partitionsToOffsetAndMetadata());
        long left = 0;
        for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
            OffsetAndMetadata done = committed.get(end.getKey());
            left += end.getValue() - (done == null ? starts.getOrDefault(end.getKey(), 0L) : done.offset());
        }
        return left;
    }

    /**
     * Returns when nothing is left.
     *
     * @param progress told how many events were processed since it was last told
     * @throws ReplayException when nothing was processed for a minute
     */
    public void awaitNone(LongConsumer progress) {
        long left = events();
        long progressAt = System.nanoTime();
        while (left > 0) {
            if (System.nanoTime() - progressAt > LONGEST_STANDSTILL.toNanos()) {
                throw new ReplayException("the application " + applicationId + " has processed nothing for "
                        + LONGEST_STANDSTILL.toSeconds() + " seconds and has " + left + " events left; is it running?");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
            long now = events();
            if (now < left) {
                progress.accept(left - now);
                progressAt = System.nanoTime();
                left = now;
            }
        }
    }

    private Map<TopicPartition, Long> offsets(OffsetSpec at) {
        Map<TopicPartition, OffsetSpec> asked = partitions().collect(Collectors.toMap(Function.identity(), one -> at));
        Map<TopicPartition, Long> offsets = new HashMap<>();
        Map<TopicPartition, ListOffsetsResultInfo> answers =
                answer(admin.listOffsets(asked).all());
        answers.forEach((partition, found) -> offsets.put(partition, found.offset()));
        return offsets;
    }

    private Stream<TopicPartition> partitions() {
        Map<String, TopicDescription> topics = answer(
                admin.describeTopics(Topics.INPUTS.stream().map(Topic::name).toList())
                        .allTopicNames());
        return topics.values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())));
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failure) {
            Throwable cause = failure.getCause() == null ? failure : failure.getCause();
            throw new ClusterException("the lag of the processing is not to be known: " + cause.getMessage(), cause);
        } catch (TimeoutException late) {
            throw new ClusterException("no answer within " + ANSWER, late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ReplayException("the replay was interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ofSeconds(5));
    }
}
