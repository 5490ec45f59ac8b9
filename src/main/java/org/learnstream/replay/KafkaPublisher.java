package org.learnstream.replay;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.KafkaSettings;

/**
 * Sends publications to a cluster, asynchronously and each exactly once.
 *
 * <p>A record that the cluster refuses fails the next call, with the first cause: nothing is lost unnoticed. For use by
 * one thread.
 */
final class KafkaPublisher implements AutoCloseable {
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MILLIS = 10;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<String, byte[]> producer;
    private final String source;
    private final AtomicReference<@Nullable Exception> firstFailure = new AtomicReference<>();
    private final Map<String, Long> sent = new TreeMap<>();

    /**
     * Connects to a cluster.
     *
     * @param source the CloudEvents source of all records, a URI reference
     */
    KafkaPublisher(KafkaSettings kafka, String source) {
        this.producer =
                new KafkaProducer<>(producerConfiguration(kafka), new StringSerializer(), new ByteArraySerializer());
        this.source = source;
    }

    /** Returns what every client of a cluster needs to know; the caller may add to it. */
    static Map<String, Object> clientConfiguration(KafkaSettings kafka) {
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        configuration.put(CommonClientConfigs.CLIENT_ID_CONFIG, "learnstream-replay");
        return configuration;
    }

    private static Map<String, Object> producerConfiguration(KafkaSettings kafka) {
        Map<String, Object> configuration = clientConfiguration(kafka);
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return configuration;
    }

    /** Hands one publication over for sending; blocks while too many are under way. */
    void publish(Publication<?> publication) {
        failOnFirstFailure();
        // The callback hears of every failure: nobody waits for the future.
        Future<RecordMetadata> unused =
                producer.send(publication.record(source), (metadata, failure) -> remember(failure));
        sent.merge(publication.topic().name(), 1L, Long::sum);
    }

    private void remember(@Nullable Exception failure) {
        if (failure != null) {
            firstFailure.compareAndSet(null, failure);
        }
    }

    /** Returns when the cluster has taken all that was handed over. */
    void flush() {
        try {
            producer.flush();
        } catch (InterruptException interrupted) {
            throw new ReplayException("the replay was interrupted", interrupted);
        }
        failOnFirstFailure();
    }

    /** Returns how many records were handed over, by topic. */
    Map<String, Long> sent() {
        return new TreeMap<>(sent);
    }

    private void failOnFirstFailure() {
        Exception failure = firstFailure.get();
        if (failure != null) {
            throw new ReplayException("the cluster refused a record: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
