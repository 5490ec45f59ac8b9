package org.learnstream.replay;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.serde.CloudEvents;

/**
 * One record of a replay, before it is sent.
 *
 * @param topic where it goes
 * @param key the learner or course it is about
 * @param value what it says
 * @param eventId identifier of the event for its CloudEvents headers, unique per source
 * @param time when it happened, in milliseconds since 1970-01-01 UTC
 * @param <V> type of the value
 */
public record Publication<V extends SpecificRecordBase>(
        Topic<V> topic, String key, V value, String eventId, long time) {
    /**
     * Returns the record to send; the same bytes every time.
     *
     * <p>It has no timestamp of its own, so that it gets that of its sending: a topic's retention counts from it, and
     * the times of a data set are long past.
     *
     * @param source the CloudEvents source
     */
    public ProducerRecord<String, byte[]> record(String source) {
        ProducerRecord<String, byte[]> sent =
                new ProducerRecord<>(topic.name(), key, topic.codec().encode(value));
        String type = "org.learnstream." + value.getSchema().getName();
        CloudEvents.add(sent.headers(), eventId, type, source, time);
        return sent;
    }
}
