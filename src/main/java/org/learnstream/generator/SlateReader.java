package org.learnstream.generator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.KafkaSettings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.SchemasUnavailableException;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.Slate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the slates that the application publishes, on a thread of its own: first the newest ones that there are, then
 * every new one. It belongs to no consumer group: learners see what is there, whoever else reads.
 */
final class SlateReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlateReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final long CLOSE_MILLIS = 10_000;
    private static final int MOST_WAITING = 10_000;

    private final Consumer<byte[], byte[]> consumer;
    private final RecordFormat<Slate> format;
    private final ConcurrentLinkedQueue<Slate> slates = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closing;

    SlateReader(KafkaSettings kafka, Framing framing) {
        this.format = framing.format(Topics.RECOMMENDATIONS);
        Map<String, Object> configuration = new HashMap<>(kafka.client());
        configuration.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.bootstrapServers());
        configuration.put(ConsumerConfig.CLIENT_ID_CONFIG, "learnstream-campus-slates");
        configuration.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        configuration.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        configuration.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        this.consumer = new KafkaConsumer<>(configuration, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::run, "campus-slate-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the next slate that was published, or null when there is none yet. */
    @Nullable
    Slate poll() {
        Slate slate = slates.poll();
        if (slate != null) {
            waiting.decrementAndGet();
        }
        return slate;
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> partitions = consumer.partitionsFor(Topics.RECOMMENDATIONS.name()).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!closing) {
                take(consumer.poll(POLL));
            }
        } catch (WakeupException closed) {
            LOG.debug("slate reader closed");
        } catch (KafkaException | SchemasUnavailableException broken) {
            LOG.error(
                    "slates cannot be read, learners respond to none topic={}", Topics.RECOMMENDATIONS.name(), broken);
        }
    }

    /** Keeps the newest slate of each learner of a batch, while there is room: a slate that is left out is replaced soon. */
    private void take(ConsumerRecords<byte[], byte[]> records) {
        Map<String, byte[]> newest = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            if (record.key() != null && record.value() != null) {
                newest.put(new String(record.key(), StandardCharsets.UTF_8), record.value());
            }
        }
        for (byte[] value : newest.values()) {
            if (waiting.get() >= MOST_WAITING) {
                return;
            }
            try {
                slates.add(format.decode(value));
                waiting.incrementAndGet();
            } catch (UndecodableException foreign) {
                LOG.warn("slate skipped reason={}", foreign.getMessage());
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
