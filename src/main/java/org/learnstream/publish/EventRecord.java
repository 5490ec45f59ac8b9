package org.learnstream.publish;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.serde.CloudEvents;

/** Makes the Kafka records of events, with their CloudEvents headers. */
public final class EventRecord {
    private static final String TYPE_PREFIX = "org.learnstream.";

    private EventRecord() {}

    /**
     * Returns the record of an event.
     *
     * <p>It carries no timestamp, so that it gets that of its sending: a topic's retention counts from it, and a replay
     * of the past would be deleted while it runs.
     *
     * @param value the value as bytes, which need not be those of the event when it is flawed on purpose
     * @param event the event that the headers speak of
     * @param eventId identifier of the event, unique per source
     * @param source the CloudEvents source, a URI reference
     * @param time when it happened, in milliseconds since 1970-01-01 UTC
     */
    public static ProducerRecord<byte[], byte[]> of(
            Topic<?> topic,
            byte @Nullable [] key,
            byte @Nullable [] value,
            SpecificRecordBase event,
            String eventId,
            String source,
            long time) {
        ProducerRecord<byte[], byte[]> sent = new ProducerRecord<>(topic.name(), key, value);
        CloudEvents.add(sent.headers(), eventId, TYPE_PREFIX + event.getSchema().getName(), source, time);
        return sent;
    }
}
