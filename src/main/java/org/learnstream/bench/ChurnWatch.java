package org.learnstream.bench;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.learnstream.config.KafkaSettings;
import org.learnstream.publish.EventPublisher;
import org.learnstream.streams.catalog.Topics;

/**
 * Sends clicks of newcomers at a steady pace, and sees when what they led to is committed, and when alerts are.
 *
 * <p>A newcomer's first click publishes their state, so the state's arrival says that the click was processed.
 */
final class ChurnWatch implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(20);
    private static final long PACE_NANOS = Duration.ofMillis(5).toNanos();

    private final KafkaSettings kafka;
    private final Map<String, Long> sentAt = new ConcurrentHashMap<>();
    private final AtomicLong alerts = new AtomicLong();
    private final AtomicLong firstAlertAt = new AtomicLong();
    private final AtomicLong lastAlertAt = new AtomicLong();
    private final AtomicLong longestWait = new AtomicLong();
    private final Thread sending = new Thread(this::send, "churn-clicks");
    private final Thread reading = new Thread(this::read, "churn-watch");
    private volatile boolean stopped;

    private ChurnWatch(KafkaSettings kafka) {
        this.kafka = kafka;
    }

    static ChurnWatch start(KafkaSettings kafka) {
        ChurnWatch watch = new ChurnWatch(kafka);
        watch.sending.start();
        watch.reading.start();
        return watch;
    }

    /** Returns how many alerts are committed. */
    long alerts() {
        return alerts.get();
    }

    /** Returns the time from the writing of the first alert until the last one was read, committed, in seconds. */
    double closingSeconds() {
        return (lastAlertAt.get() - firstAlertAt.get()) / 1e3;
    }

    /** Returns and forgets the longest time from sending a click until its outcome was read, in milliseconds. */
    double takeLongestWaitMillis() {
        long oldest = sentAt.values().stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE);
        long waiting = oldest == Long.MAX_VALUE ? 0 : System.nanoTime() - oldest;
        return Math.max(longestWait.getAndSet(0), waiting) / 1e6;
    }

    private void send() {
        try (EventPublisher publisher = new EventPublisher(kafka, "learnstream-bench-clicks", topic -> {})) {
            long at = System.nanoTime();
            for (int i = 0; !stopped; i++) {
                String newcomer = "newcomer" + i;
                sentAt.put(newcomer, System.nanoTime());
                publisher.send(ChurnTraffic.click(newcomer, System.currentTimeMillis()));
                at += PACE_NANOS;
                while (System.nanoTime() < at) {
                    LockSupport.parkNanos(at - System.nanoTime());
                }
            }
        }
    }

    private void read() {
        Map<String, Object> client = new HashMap<>(kafka.client());
        client.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        client.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(client, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(Topics.CHURN_ALERTS, Topics.CHURN_STATES).stream()
                    .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToEnd(partitions);
            while (!stopped) {
                consumer.poll(POLL).forEach(this::saw);
            }
        }
    }

    private void saw(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.CHURN_ALERTS.name())) {
            firstAlertAt.compareAndSet(0, record.timestamp());
            firstAlertAt.accumulateAndGet(record.timestamp(), Math::min);
            lastAlertAt.set(System.currentTimeMillis());
            alerts.incrementAndGet();
            return;
        }
        Long sent = sentAt.remove(new String(record.key(), StandardCharsets.UTF_8));
        if (sent != null) {
            longestWait.accumulateAndGet(System.nanoTime() - sent, Math::max);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            sending.join();
            reading.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
