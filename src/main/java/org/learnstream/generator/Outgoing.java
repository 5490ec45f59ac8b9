package org.learnstream.generator;

import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.serde.CloudEvents;

/**
 * A record as it goes to Kafka.
 *
 * @param record key, value and headers as bytes
 * @param flaw what is wrong with it; null when nothing is
 */
public record Outgoing(
        ProducerRecord<byte[], byte[]> record, @Nullable Flaw flaw) {
    private static final String SOURCE = "/campus";
    private static final String TYPE_PREFIX = "org.learnstream.";

    /** Returns the record of an event in order. */
    static <V extends SpecificRecordBase> Outgoing of(CampusEvent<V> event) {
        return of(event, event.key().getBytes(StandardCharsets.UTF_8), event.encoded(), null);
    }

    /**
     * Returns a record with the headers of an event.
     *
     * <p>It carries no timestamp, so that it gets that of its sending: a topic's retention counts from it, and history
     * is long past.
     */
    static Outgoing of(CampusEvent<?> event, byte @Nullable [] key, byte @Nullable [] value, @Nullable Flaw flaw) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(event.topic().name(), key, value);
        String type = TYPE_PREFIX + event.value().getSchema().getName();
        CloudEvents.add(record.headers(), event.eventId(), type, SOURCE, event.time());
        return new Outgoing(record, flaw);
    }
}
