package org.learnstream.streams.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.deadletters.DeadLetterLog.Span;
import org.learnstream.streams.intake.IntakeTopology;
import org.learnstream.streams.topics.ClusterException;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterHeader;
import org.learnstream.wire.avro.DeadLetterReason;

/**
 * Sends dead letters back to the topics they came from, each exactly once, with the original key, value, headers and
 * time.
 *
 * <p>What is sent and how far the dead letters have been dealt with are committed in one transaction. That progress is
 * one offset per partition, so a letter that is not meant and lies before one that is cannot stay in its place: the same
 * transaction appends it to the end of its partition, with the header {@value #MOVED} saying where it was.
 */
public final class Redrive implements AutoCloseable {
    /** Name of the header of a dead letter that was moved. */
    public static final String MOVED = "learnstream.moved-from";

    private static final Duration CLOSE = Duration.ofSeconds(10);
    private static final int SLACK = 64 * 1024;
    /** What the application itself writes: it writes that anew, and an old value would undo a newer one. */
    private static final Set<Topic<?>> OUTPUTS = Set.of(Topics.AFFINITIES, Topics.RECOMMENDATIONS, Topics.DEAD_LETTERS);

    private static final Set<String> INPUTS = Topics.ALL.stream()
            .filter(topic -> !OUTPUTS.contains(topic))
            .map(Topic::name)
            .collect(Collectors.toUnmodifiableSet());

    private final DeadLetterLog log;
    private final DeadLetterFilter filter;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Map<String, Integer> partitions = new HashMap<>();

    private Redrive(DeadLetterLog log, DeadLetterFilter filter, KafkaProducer<byte[], byte[]> producer) {
        this.log = log;
        this.filter = filter;
        this.producer = producer;
    }

    /**
     * What a redrive will do, or did.
     *
     * @param sent letters sent back, by topic
     * @param moved letters that are not meant and were moved to the end
     * @param refused letters that are meant and cannot be sent: of no input topic of the application, or not whole
     */
    public record Summary(Map<String, Long> sent, long moved, long refused) {
        public Summary {
            sent = Map.copyOf(sent);
        }

        /** Returns the number of letters sent back. */
        public long total() {
            return sent.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /**
     * Takes over the redrive of a cluster: another one that still runs can no longer commit.
     *
     * @throws ClusterException when the cluster does not answer
     */
    public static Redrive take(Settings settings, Framing framing, DeadLetterFilter filter) {
        Map<String, Object> properties = new HashMap<>(settings.kafka().client());
        properties.put(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().bootstrapServers());
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, DeadLetterLog.GROUP);
        properties.put(
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 2 * settings.topics().maxMessageBytes() + SLACK);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        try {
            producer.initTransactions();
            return new Redrive(DeadLetterLog.connect(settings, framing), filter, producer);
        } catch (KafkaException e) {
            producer.close(CLOSE);
            throw new ClusterException("the redrive cannot begin: " + e.getMessage(), e);
        }
    }

    /** Returns what {@link #run} would do now. */
    public Summary plan() {
        return plan(log.pending()).summary();
    }

    /**
     * Sends all meant letters that are pending now.
     *
     * @param progress takes the number of letters that each committed transaction sent back
     */
    public Summary run(LongConsumer progress) {
        Plan plan = plan(log.pending());
        Tally done = new Tally();
        try {
            log.read(plan.spans(), batch -> {
                long before = done.sent();
                commit(batch, done);
                progress.accept(done.sent() - before);
            });
        } catch (ProducerFencedException e) {
            throw new ClusterException("another redrive has taken over; this one ended after its last transaction", e);
        } catch (KafkaException e) {
            throw new ClusterException("the redrive ended after its last transaction: " + e.getMessage(), e);
        }
        return new Summary(done.sent, done.moved, plan.summary().refused());
    }

    @Override
    public void close() {
        log.close();
        producer.close(CLOSE);
    }

    private record Plan(Map<TopicPartition, Span> spans, Summary summary) {}

    /** Looks at all pending letters; the spans end behind the last letter that is to be sent. */
    private Plan plan(Map<TopicPartition, Span> pending) {
        Map<TopicPartition, Span> spans = new HashMap<>();
        Map<TopicPartition, Tally> tallies = new HashMap<>();
        Tally total = new Tally();
        log.read(pending, batch -> {
            for (PendingDeadLetter one : batch) {
                TopicPartition partition = partition(one);
                Span span = pending.get(partition);
                Tally tally = tallies.computeIfAbsent(partition, absent -> new Tally());
                count(one, tally);
                if (span != null && sendable(one)) {
                    spans.put(partition, new Span(span.from(), one.stored().offset() + 1));
                    tally.moveInto(total);
                }
            }
        });
        tallies.values().forEach(rest -> total.refused += rest.refused);
        return new Plan(spans, total.summary());
    }

    private void commit(List<PendingDeadLetter> batch, Tally done) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        producer.beginTransaction();
        try {
            for (PendingDeadLetter one : batch) {
                sent.add(producer.send(sendable(one) ? original(one) : moved(one)));
                offsets.put(partition(one), new OffsetAndMetadata(one.stored().offset() + 1));
            }
            producer.sendOffsetsToTransaction(offsets, log.group());
            producer.commitTransaction();
        } catch (ProducerFencedException e) {
            throw e;
        } catch (KafkaException e) {
            KafkaException cause = firstFailure(sent, e);
            producer.abortTransaction();
            throw cause;
        }
        batch.forEach(one -> count(one, done));
    }

    /** The send that failed says more than the commit that failed because of it. */
    private static KafkaException firstFailure(List<Future<RecordMetadata>> sent, KafkaException otherwise) {
        for (Future<RecordMetadata> one : sent) {
            try {
                if (one.isDone()) {
                    one.get();
                }
            } catch (ExecutionException e) {
                if (e.getCause() instanceof KafkaException cause) {
                    return cause;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return otherwise;
            }
        }
        return otherwise;
    }

    private boolean sendable(PendingDeadLetter one) {
        return one.matches(filter)
                && one.letter()
                        .map(letter -> INPUTS.contains(letter.getTopic()) && letter.getMissingBytes() == 0)
                        .orElse(false);
    }

    private void count(PendingDeadLetter one, Tally tally) {
        if (sendable(one)) {
            tally.sent.merge(one.letter().orElseThrow().getTopic(), 1L, Long::sum);
        } else {
            tally.moved++;
            tally.refused += one.matches(filter) ? 1 : 0;
        }
    }

    private ProducerRecord<byte[], byte[]> original(PendingDeadLetter one) {
        DeadLetter letter = one.letter().orElseThrow();
        int count = partitions.computeIfAbsent(
                letter.getTopic(), topic -> producer.partitionsFor(topic).size());
        // Where it was is where its neighbours are; a topic that was made anew with fewer partitions decides by key.
        Integer partition = letter.getPartition() >= 0 && letter.getPartition() < count ? letter.getPartition() : null;
        Headers headers = new RecordHeaders();
        for (DeadLetterHeader header : letter.getHeaders()) {
            headers.add(header.getName(), bytes(header.getValue()));
        }
        if (letter.getReason() == DeadLetterReason.UNPROCESSABLE
                || letter.getReason() == DeadLetterReason.UNPRODUCIBLE) {
            // The intake took it before it failed behind it, and would take it for a duplicate.
            headers.add(IntakeTopology.TAKEN_BEFORE, new byte[0]);
        }
        return new ProducerRecord<>(
                letter.getTopic(),
                partition,
                letter.getRecordTime() >= 0 ? letter.getRecordTime() : null,
                bytes(letter.getKey()),
                bytes(letter.getValue()),
                headers);
    }

    private static ProducerRecord<byte[], byte[]> moved(PendingDeadLetter one) {
        ConsumerRecord<byte[], byte[]> stored = one.stored();
        Headers headers = new RecordHeaders(stored.headers());
        if (headers.lastHeader(MOVED) == null) {
            headers.add(MOVED, (stored.partition() + "@" + stored.offset()).getBytes(StandardCharsets.UTF_8));
        }
        return new ProducerRecord<>(stored.topic(), stored.partition(), stored.key(), stored.value(), headers);
    }

    private static TopicPartition partition(PendingDeadLetter one) {
        return new TopicPartition(one.stored().topic(), one.stored().partition());
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] copy = new byte[buffer.remaining()];
        buffer.duplicate().get(copy);
        return copy;
    }

    private static final class Tally {
        private final Map<String, Long> sent = new TreeMap<>();
        private long moved;
        private long refused;

        long sent() {
            return sent.values().stream().mapToLong(Long::longValue).sum();
        }

        void moveInto(Tally other) {
            sent.forEach((topic, count) -> other.sent.merge(topic, count, Long::sum));
            other.moved += moved;
            other.refused += refused;
            sent.clear();
            moved = 0;
            refused = 0;
        }

        Summary summary() {
            return new Summary(sent, moved, refused);
        }
    }
}
