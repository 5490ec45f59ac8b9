package org.learnstream.privacy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.learnstream.config.KafkaSettings;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureOrder;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Erasures;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.avro.ErasureRequest;

/** Asks for the erasure of learners, by the topic of requests. Safe for use by many threads. */
public final class ErasureRequests implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(20);
    private static final Duration CLOSE = Duration.ofSeconds(5);

    private final Producer<String, byte[]> producer;
    private final RecordFormat<ErasureRequest> format;
    private final InstantSource clock;

    private ErasureRequests(
            Producer<String, byte[]> producer, RecordFormat<ErasureRequest> format, InstantSource clock) {
        this.producer = producer;
        this.format = format;
        this.clock = clock;
    }

    /** Connects to a cluster; whether it answers shows with the first request. */
    public static ErasureRequests connect(KafkaSettings kafka, Framing framing, InstantSource clock) {
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, "learnstream-erasures");
        configuration.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        configuration.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, ANSWER.toMillis());
        configuration.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis() / 2);
        configuration.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) ANSWER.toMillis());
        return new ErasureRequests(
                new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer()),
                framing.format(Topics.ERASURES),
                clock);
    }

    /**
     * Asks for the erasure of a learner.
     *
     * @param requestedBy who asks, in words that do not name the learner
     * @return the identifier of the erasure once the cluster has the request; fails when it refuses
     */
    public CompletionStage<String> erase(String learnerId, String requestedBy, AfterErasure after) {
        String erasureId = UUID.randomUUID().toString();
        byte[] value = format.encode(
                Erasures.request(erasureId, learnerId, new ErasureOrder(clock.millis(), requestedBy, after)));
        CompletableFuture<String> accepted = new CompletableFuture<>();
        try {
            // The callback hears of every failure: nobody waits for the future.
            Future<RecordMetadata> unused = producer.send(
                    new ProducerRecord<>(Topics.ERASURES.name(), learnerId, value), (metadata, failure) -> {
                        if (failure == null) {
                            accepted.complete(erasureId);
                        } else {
                            accepted.completeExceptionally(failure);
                        }
                    });
        } catch (KafkaException refused) {
            accepted.completeExceptionally(refused);
        }
        return accepted;
    }

    @Override
    public void close() {
        producer.close(CLOSE);
    }
}
