package org.learnstream.streams.error;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProcessingExceptionHandler;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.SchemasUnavailableException;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What Kafka Streams does with a record on which code fails unexpectedly: it becomes a dead letter and the stream goes
 * on, so that one poison record never stops it. Kafka makes it by its name in the configuration.
 */
public final class DeadLetterHandler
        implements DeserializationExceptionHandler, ProcessingExceptionHandler, ProductionExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterHandler.class);

    /** Key in the configuration of Kafka Streams: size of the largest dead letter that the topic takes, in bytes. */
    public static final String LETTER_BYTES = "learnstream.dead.letter.bytes";

    /** Key in the configuration of Kafka Streams: the {@link StreamCounts} that letters are counted in; may be absent. */
    public static final String COUNTS = "learnstream.counts";

    /** Key in the configuration of Kafka Streams: the format of dead letters, an object. */
    public static final String LETTER_FORMAT = "learnstream.dead.letter.format";

    private final InstantSource clock = InstantSource.system();
    private DeadLetters letters = new DeadLetters(0);
    private StreamCounts counts = new StreamCounts();
    private RecordFormat<DeadLetter> format = Framing.SINGLE_OBJECT.format(Topics.DEAD_LETTERS);

    @Override
    @SuppressWarnings("unchecked") // StreamsProperties puts it there
    public void configure(Map<String, ?> configuration) {
        if (configuration.get(COUNTS) instanceof StreamCounts given) {
            counts = given;
        }
        letters = new DeadLetters(Integer.parseInt(String.valueOf(configuration.get(LETTER_BYTES))));
        format = (RecordFormat<DeadLetter>)
                Objects.requireNonNull((Object) configuration.get(LETTER_FORMAT), LETTER_FORMAT);
    }

    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> input, Exception failure) {
        if (SchemasUnavailableException.isCause(failure)) {
            // The record may be good: it is read again by an instance that has the registry.
            return DeserializationExceptionHandler.Response.fail();
        }
        return DeserializationExceptionHandler.Response.resume(
                List.of(read(context, DeadLetterReason.UNDECODABLE, input.key(), input.value(), failure)));
    }

    @Override
    public ProcessingExceptionHandler.Response handleError(
            ErrorHandlerContext context, Record<?, ?> input, Exception failure) {
        // A store that cannot be written, as when the disk is full, or an output that the cluster did not take, is not
        // the record's fault: every record would be put aside. The instance ends, and it is processed where it can be.
        boolean ofTheInstance = (failure instanceof KafkaException && !(failure instanceof SerializationException))
                || SchemasUnavailableException.isCause(failure);
        if (ofTheInstance) {
            return ProcessingExceptionHandler.Response.fail();
        }
        return ProcessingExceptionHandler.Response.resume(List.of(read(
                context, DeadLetterReason.UNPROCESSABLE, context.sourceRawKey(), context.sourceRawValue(), failure)));
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> output, Exception failure) {
        if (failure instanceof RetriableException) {
            return ProductionExceptionHandler.Response.retry();
        }
        // Only what is wrong with this one record, on a topic for consumers, can be put aside. Were a changelog's
        // record,
        // its store would have what is lost with the next restore; were every record that the cluster refuses for
        // another
        // reason, all would be. A dead letter that cannot be written must not beget another.
        boolean aboutThisRecord =
                failure instanceof RecordTooLargeException || failure instanceof InvalidRecordException;
        boolean forConsumers = Topics.ALL.stream()
                .anyMatch(topic ->
                        !topic.equals(Topics.DEAD_LETTERS) && topic.name().equals(output.topic()));
        if (!aboutThisRecord || !forConsumers) {
            return ProductionExceptionHandler.Response.fail();
        }
        return ProductionExceptionHandler.Response.resume(
                List.of(unproducible(context, output.topic(), output.key(), output.value(), failure)));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context,
            ProducerRecord output,
            Exception failure,
            SerializationExceptionOrigin origin) {
        if (output.topic().equals(Topics.DEAD_LETTERS.name()) || SchemasUnavailableException.isCause(failure)) {
            return ProductionExceptionHandler.Response.fail();
        }
        if (context.topic() == null) {
            // It came of a clock and not of a record.
            return ProductionExceptionHandler.Response.resume(
                    List.of(unproducible(context, output.topic(), null, null, failure)));
        }
        return ProductionExceptionHandler.Response.resume(List.of(read(
                context, DeadLetterReason.UNPRODUCIBLE, context.sourceRawKey(), context.sourceRawValue(), failure)));
    }

    private ProducerRecord<byte[], byte[]> read(
            ErrorHandlerContext context,
            DeadLetterReason reason,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Exception failure) {
        counts.deadLetter(String.valueOf(context.topic()), reason);
        LOG.warn(
                "Record put aside reason={} topic={} partition={} offset={} node={}",
                reason,
                context.topic(),
                context.partition(),
                context.offset(),
                context.processorNodeId(),
                failure);
        long now = clock.millis();
        DeadLetter letter = letters.letter(reason, message(failure), now, key, value, context.headers())
                .setTopic(String.valueOf(context.topic()))
                .setPartition(context.partition())
                .setOffset(context.offset())
                .setRecordTime(context.timestamp())
                .build();
        return letter(key, letter, now);
    }

    private ProducerRecord<byte[], byte[]> unproducible(
            ErrorHandlerContext context,
            String topic,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Exception failure) {
        counts.deadLetter(topic, DeadLetterReason.UNPRODUCIBLE);
        LOG.warn(
                "Record put aside reason={} topic={} node={}",
                DeadLetterReason.UNPRODUCIBLE,
                topic,
                context.processorNodeId(),
                failure);
        long now = clock.millis();
        DeadLetter letter = letters.letter(
                        DeadLetterReason.UNPRODUCIBLE, message(failure), now, key, value, context.headers())
                .setTopic(topic)
                .setPartition(-1)
                .setOffset(-1)
                .setRecordTime(context.timestamp())
                .build();
        return letter(key, letter, now);
    }

    private ProducerRecord<byte[], byte[]> letter(byte @Nullable [] key, DeadLetter letter, long now) {
        return new ProducerRecord<>(Topics.DEAD_LETTERS.name(), null, now, DeadLetters.key(key), format.encode(letter));
    }

    private static String message(Exception failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return first.getClass().getSimpleName() + ": " + first.getMessage();
    }
}
