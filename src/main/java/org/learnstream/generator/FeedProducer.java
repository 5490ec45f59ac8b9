package org.learnstream.generator;

import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.KafkaSettings;

/**
 * Sends the records of a feed, asynchronously and each exactly once, and counts what the cluster acknowledged.
 *
 * <p>A record that the cluster refuses fails the next call, with the first cause: nothing is lost unnoticed.
 */
final class FeedProducer implements AutoCloseable {
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MILLIS = 10;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final FeedListener listener;
    private final AtomicReference<@Nullable Exception> firstFailure = new AtomicReference<>();
    private final Map<String, LongAdder> acknowledged = new ConcurrentHashMap<>();
    private final Map<Flaw, Long> flawed = new EnumMap<>(Flaw.class);

    FeedProducer(KafkaSettings kafka, FeedListener listener) {
        this.producer = new KafkaProducer<>(configuration(kafka), new ByteArraySerializer(), new ByteArraySerializer());
        this.listener = listener;
    }

    private static Map<String, Object> configuration(KafkaSettings kafka) {
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "learnstream-campus");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return configuration;
    }

    /** Hands a record over; blocks while too many are under way. */
    void send(Outgoing outgoing) {
        failOnFirstFailure();
        ProducerRecord<byte[], byte[]> record = outgoing.record();
        if (outgoing.flaw() != null) {
            flawed.merge(outgoing.flaw(), 1L, Long::sum);
        }
        try {
            // The callback hears of every failure: nobody waits for the future.
            Future<RecordMetadata> unused =
                    producer.send(record, (metadata, failure) -> completed(record.topic(), failure));
        } catch (InterruptException interrupted) {
            throw new FeedException("the feed was interrupted", interrupted);
        }
    }

    private void completed(String topic, @Nullable Exception failure) {
        if (failure != null) {
            firstFailure.compareAndSet(null, failure);
            return;
        }
        acknowledged.computeIfAbsent(topic, name -> new LongAdder()).increment();
        listener.acknowledged(topic);
    }

    /** Returns when the cluster has acknowledged all that was handed over. */
    void flush() {
        try {
            producer.flush();
        } catch (InterruptException interrupted) {
            throw new FeedException("the feed was interrupted", interrupted);
        }
        failOnFirstFailure();
    }

    /** Returns how many records the cluster acknowledged, by topic. */
    Map<String, Long> acknowledged() {
        Map<String, Long> counts = new TreeMap<>();
        acknowledged.forEach((topic, count) -> counts.put(topic, count.sum()));
        return counts;
    }

    /** Returns how many flawed records were handed over, by what was wrong. */
    Map<Flaw, Long> flawed() {
        return flawed;
    }

    private void failOnFirstFailure() {
        Exception failure = firstFailure.get();
        if (failure != null) {
            throw new FeedException("the cluster refused a record: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
