package org.learnstream.query;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.ChurnAlertKind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the topic of churn alerts from its newest ones on, in a thread and with a consumer of its own, and holds them for
 * readers.
 *
 * <p>Every instance reads all partitions, committed records alone and without a group: alerts are few, and whoever asks for
 * them asks for those of all learners.
 */
public final class AlertFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration LONGEST_CLOSE = Duration.ofSeconds(5);
    private static final long PAUSE_MILLIS = 1_000;

    private final Supplier<Consumer<byte[], byte[]>> consumers;
    private final TopicIdentity identity;
    private final int kept;
    private final RecordFormat<ChurnAlert> format;
    private final AlertBoard board;
    private final Thread thread = new Thread(this::run, "churn-alerts");
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Optional<Consumer<byte[], byte[]>> following = Optional.empty();
    private boolean failing;

    /** Tells a topic from one of the same name that was made anew. */
    @FunctionalInterface
    interface TopicIdentity {
        /**
         * Returns the topic's identifier.
         *
         * @throws KafkaException when the cluster does not answer
         */
        String of(String topic);
    }

    /** Returns a feed that waits to be started. */
    AlertFeed(
            Supplier<Consumer<byte[], byte[]>> consumers,
            TopicIdentity identity,
            int kept,
            RecordFormat<ChurnAlert> format) {
        this.consumers = consumers;
        this.identity = identity;
        this.kept = kept;
        this.format = format;
        this.board = new AlertBoard(kept);
    }

    /** Starts following the alerts of a cluster. */
    public static AlertFeed open(Settings settings, Framing framing) {
        Map<String, Object> client = new HashMap<>(settings.kafka().client());
        client.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        Map<String, Object> consumer = new HashMap<>(client);
        consumer.putIfAbsent(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        consumer.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consumer.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        AlertFeed feed = new AlertFeed(
                () -> new KafkaConsumer<>(consumer, new ByteArrayDeserializer(), new ByteArrayDeserializer()),
                topic -> identity(client, topic),
                settings.churn().alertsKept(),
                framing.format(Topics.CHURN_ALERTS));
        feed.start();
        return feed;
    }

    private static String identity(Map<String, Object> client, String topic) {
        try (Admin admin = Admin.create(client)) {
            return admin.describeTopics(List.of(topic))
                    .allTopicNames()
                    .toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .thenApply(described ->
                            String.valueOf(described.values().iterator().next().topicId()))
                    .join();
        } catch (CompletionException failed) {
            throw new KafkaException("topic " + topic + " cannot be described", failed);
        }
    }

    /** Starts the thread. */
    void start() {
        thread.start();
    }

    /** Returns the alerts. */
    public ChurnAlerts alerts() {
        return board;
    }

    /** Returns how many alerts of a kind came since this feed has caught up with the topic. */
    public long told(ChurnAlertKind kind) {
        return board.told(kind);
    }

    private void run() {
        while (closing.getCount() > 0) {
            try {
                follow();
            } catch (WakeupException closed) {
                // The loop says whether this is the end.
            } catch (RuntimeException failed) {
                // Readers see that nothing comes; to give up would keep it so for ever.
                if (!failing) {
                    LOG.warn("Alerts cannot be followed now topic={} reason={}", name(), failed.getMessage(), failed);
                }
                failing = true;
                pause();
            }
        }
    }

    private void follow() {
        Consumer<byte[], byte[]> consumer = consumers.get();
        try {
            following = Optional.of(consumer);
            follow(consumer);
        } finally {
            following = Optional.empty();
            consumer.close(CloseOptions.timeout(LONGEST_CLOSE));
        }
    }

    private void pause() {
        try {
            boolean unusedMeansGoOn = closing.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            closing.countDown();
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> partitions = consumer.partitionsFor(name()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted((one, other) -> Integer.compare(one.partition(), other.partition()))
                .toList();
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        start(partitions, consumer.beginningOffsets(partitions), ends);
        AlertPosition from = board.reached().orElseThrow();
        partitions.forEach(partition -> consumer.seek(partition, from.next(partition.partition())));
        boolean caughtUp = false;
        while (closing.getCount() > 0) {
            if (!caughtUp) {
                // Positions, not records, say where we are: the marks of transactions take offsets too.
                caughtUp = partitions.stream()
                        .allMatch(partition -> consumer.position(partition) >= ends.getOrDefault(partition, 0L));
                if (caughtUp) {
                    failing = false;
                    board.open();
                }
            }
            consumer.poll(POLL).forEach(this::put);
        }
    }

    /** Goes on where an earlier consumer of the same topic came to, else begins with the newest alerts that there are. */
    private void start(
            List<TopicPartition> partitions, Map<TopicPartition, Long> begins, Map<TopicPartition, Long> ends) {
        String topic = identity.of(name());
        long[] first = new long[partitions.size()];
        Arrays.setAll(first, partition -> begins.getOrDefault(partitions.get(partition), 0L));
        AlertPosition begin = AlertPosition.of(topic, first);
        boolean goesOn = board.reached()
                .flatMap(reached -> begin.parse(reached.toString()))
                .filter(reached -> reached.reaches(begin))
                .isPresent();
        if (!goesOn) {
            long[] start = new long[partitions.size()];
            Arrays.setAll(
                    start,
                    partition -> Math.max(first[partition], ends.getOrDefault(partitions.get(partition), 0L) - kept));
            board.clear(begin, AlertPosition.of(topic, start));
        }
    }

    private void put(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            if (record.key() != null) {
                board.forget(new String(record.key(), StandardCharsets.UTF_8));
            }
            return;
        }
        try {
            board.put(new ToldAlert(
                    record.partition(), record.offset(), record.timestamp(), format.decode(record.value())));
        } catch (UndecodableException undecodable) {
            LOG.warn(
                    "Alert skipped that cannot be read topic={} partition={} offset={} reason={}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    undecodable.getMessage());
        }
    }

    private static String name() {
        return Topics.CHURN_ALERTS.name();
    }

    /** Stops following; alerts that are held can still be read. */
    @Override
    public void close() {
        closing.countDown();
        following.ifPresent(Consumer::wakeup);
        try {
            thread.join(LONGEST_CLOSE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            LOG.warn("The thread that follows alerts did not end in time longest={}", LONGEST_CLOSE);
        }
    }
}
