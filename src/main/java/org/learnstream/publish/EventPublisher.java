package org.learnstream.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
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
 * Sends records to a cluster, asynchronously and without duplicates from retries, and counts what was acknowledged.
 *
 * <p>A record that the cluster refuses fails the next call, with the first cause: nothing is lost unnoticed.
 */
public final class EventPublisher implements AutoCloseable {
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MILLIS = 10;
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Producer<byte[], byte[]> producer;
    private final Consumer<String> acknowledgement;
    private final AtomicReference<@Nullable Exception> firstFailure = new AtomicReference<>();
    private final Map<String, LongAdder> acknowledged = new ConcurrentHashMap<>();

    /**
     * Connects to a cluster.
     *
     * @param clientId how the cluster's logs and metrics call it
     * @param acknowledgement told the topic of each record that the cluster took, on the producer's thread
     */
    public EventPublisher(KafkaSettings kafka, String clientId, Consumer<String> acknowledgement) {
        this.producer = new KafkaProducer<>(
                configuration(kafka, clientId), new ByteArraySerializer(), new ByteArraySerializer());
        this.acknowledgement = acknowledgement;
    }

    private static Map<String, Object> configuration(KafkaSettings kafka, String clientId) {
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, clientId);
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.ACKS_CONFIG, "all");
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        configuration.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return configuration;
    }

    /**
     * Hands a record over; blocks while too many are under way.
     *
     * @throws PublishException when the cluster refused an earlier one, or the thread is interrupted
     */
    public void send(ProducerRecord<byte[], byte[]> event) {
        send(event, taken -> {});
    }

    /**
     * Hands a record over; blocks while too many are under way.
     *
     * @param told told where the cluster has put the record, on the producer's thread
     * @throws PublishException when the cluster refused an earlier one, or the thread is interrupted
     */
    public void send(ProducerRecord<byte[], byte[]> event, Consumer<RecordMetadata> told) {
        failOnFirstFailure();
        try {
            // The callback hears of every failure: nobody waits for the future.
            Future<RecordMetadata> unused = producer.send(event, (metadata, failure) -> {
                completed(event.topic(), failure);
                if (failure == null) {
                    told.accept(metadata);
                }
            });
        } catch (InterruptException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** Returns how many partitions a topic has. */
    public int partitions(String topic) {
        return producer.partitionsFor(topic).size();
    }

    private void completed(String topic, @Nullable Exception failure) {
        if (failure != null) {
            firstFailure.compareAndSet(null, failure);
            return;
        }
        acknowledged.computeIfAbsent(topic, name -> new LongAdder()).increment();
        acknowledgement.accept(topic);
    }

    /**
     * Returns when the cluster has taken all that was handed over.
     *
     * @throws PublishException when it refused a record, or the thread is interrupted
     */
    public void flush() {
        try {
            producer.flush();
        } catch (InterruptException interrupted) {
            throw interrupted(interrupted);
        }
        failOnFirstFailure();
    }

    /** Returns how many records the cluster acknowledged, by topic. */
    public Map<String, Long> acknowledged() {
        Map<String, Long> counts = new TreeMap<>();
        acknowledged.forEach((topic, count) -> counts.put(topic, count.sum()));
        return counts;
    }

    private static PublishException interrupted(InterruptException cause) {
        return new PublishException("interrupted while sending", cause);
    }

    private void failOnFirstFailure() {
        Exception failure = firstFailure.get();
        if (failure != null) {
            throw new PublishException("the cluster refused a record: " + failure.getMessage(), failure);
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }
}
