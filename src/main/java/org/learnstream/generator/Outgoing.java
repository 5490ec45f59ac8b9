package org.learnstream.generator;

import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.learnstream.publish.EventRecord;
import org.learnstream.streams.catalog.Framing;

/**
 * A record as it goes to Kafka.
 *
 * @param record key, value and headers as bytes
 * @param flaw what is wrong with it; null when nothing is
 */
public record Outgoing(
        ProducerRecord<byte[], byte[]> record, @Nullable Flaw flaw) {
    private static final String SOURCE = "/campus";

    /** Returns the record of an event in order. */
    static <V extends SpecificRecordBase> Outgoing of(CampusEvent<V> event, Framing framing) {
        return of(event, event.key().getBytes(StandardCharsets.UTF_8), event.encoded(framing), null);
    }

    /** Returns a record with the headers of an event. */
    static Outgoing of(CampusEvent<?> event, byte @Nullable [] key, byte @Nullable [] value, @Nullable Flaw flaw) {
        return new Outgoing(
                EventRecord.of(event.topic(), key, value, event.value(), event.eventId(), SOURCE, event.time()), flaw);
    }
}
