package org.learnstream.replay;

import java.nio.charset.StandardCharsets;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.learnstream.publish.EventRecord;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;

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
     * @param source the CloudEvents source
     * @param framing how the value is framed
     */
    public ProducerRecord<byte[], byte[]> record(String source, Framing framing) {
        byte[] bytes = framing.format(topic).encode(value);
        return EventRecord.of(topic, key.getBytes(StandardCharsets.UTF_8), bytes, value, eventId, source, time);
    }
}
