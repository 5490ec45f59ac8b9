package org.learnstream.streams.solve;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.domain.solve.Solution;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.SolvedParts;
import org.learnstream.wire.avro.SolvedPart;

/**
 * Publishes generations, each in one transaction: readers see all of it or nothing. All instances share one transactional
 * identity, so one that was slow and has been replaced meanwhile is turned away by the brokers.
 */
public final class GenerationPublisher {
    /** One partition, so that the manifest comes after its rows. */
    private static final int PARTITION = 0;

    private static final int BATCH_BYTES = 512 * 1024;
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<String, Object> configuration;
    private final RecordFormat<SolvedPart> format;

    public GenerationPublisher(Settings settings, Framing framing) {
        format = framing.format(Topics.GENERATIONS);
        configuration = new HashMap<>(settings.kafka().client());
        String name = settings.streams().applicationId() + "-solver";
        configuration.put(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        configuration.put(ProducerConfig.CLIENT_ID_CONFIG, name);
        configuration.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, name);
        configuration.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int) LONGEST.toMillis());
        configuration.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        configuration.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * BATCH_BYTES);
        configuration.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    }

    /**
     * Publishes a generation, and takes back the rows of courses that left it.
     *
     * @param before the courses of the generation before
     * @throws KafkaException when the brokers refuse it; nothing is published then
     */
    public void publish(SolvedGeneration generation, Solution solution, List<String> before) {
        try (Producer<String, byte[]> producer =
                new KafkaProducer<>(configuration, new StringSerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            producer.beginTransaction();
            send(producer, generation, solution, before);
            producer.commitTransaction();
        }
    }

    private void send(
            Producer<String, byte[]> producer, SolvedGeneration generation, Solution solution, List<String> before) {
        List<String> courseIds = solution.courseIds();
        long columns = SolvedParts.fingerprint(courseIds);
        for (int row = 0; row < courseIds.size(); row++) {
            send(
                    producer,
                    SolvedParts.key(generation.model(), courseIds.get(row)),
                    SolvedParts.row(generation, columns, courseIds.get(row), solution.rows()[row]));
        }
        Set<String> left = new HashSet<>(before);
        courseIds.forEach(left::remove);
        left.forEach(courseId -> send(producer, SolvedParts.key(generation.model(), courseId), null));
        send(producer, generation.model(), SolvedParts.manifest(generation, columns, courseIds));
    }

    private void send(Producer<String, byte[]> producer, String key, @Nullable SolvedPart part) {
        byte[] value = part == null ? null : format.encode(part);
        // The commit reports what went wrong with any of them.
        Future<RecordMetadata> unused =
                producer.send(new ProducerRecord<>(Topics.GENERATIONS.name(), PARTITION, key, value));
    }
}
