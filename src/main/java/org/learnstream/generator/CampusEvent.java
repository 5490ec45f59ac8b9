package org.learnstream.generator;

import org.apache.avro.specific.SpecificRecordBase;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;

/**
 * One record that the campus would send to Kafka.
 *
 * @param topic where it goes
 * @param key key of the record: a learner, or a course
 * @param eventId identifier of the event, unique on the campus
 * @param value the record
 * @param time when it happened, in milliseconds since 1970-01-01 UTC
 * @param <V> type of the record
 */
public record CampusEvent<V extends SpecificRecordBase>(
        Topic<V> topic, String key, String eventId, V value, long time) {

    /** Returns the bytes of the record's value. */
    public byte[] encoded(Framing framing) {
        return framing.format(topic).encode(value);
    }
}
