package org.learnstream.streams.serde;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/**
 * The CloudEvents attributes that every record carries in its headers, as the Kafka protocol binding names them.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">the
 *     binding</a>
 */
public final class CloudEvents {
    private static final byte[] VERSION = bytes("1.0");
    private static final byte[] CONTENT_TYPE = bytes("avro/binary");

    private CloudEvents() {}

    /**
     * Adds the attributes of one event to a record's headers.
     *
     * @param headers the record's headers
     * @param id identifier of the event, unique per source
     * @param type what happened, for example {@code org.learnstream.click}
     * @param source where it happened, a URI reference
     * @param time when it happened, in milliseconds since 1970-01-01 UTC
     */
    public static void add(Headers headers, String id, String type, String source, long time) {
        headers.add("ce_specversion", VERSION)
                .add("ce_id", bytes(id))
                .add("ce_type", bytes(type))
                .add("ce_source", bytes(source))
                .add("ce_time", bytes(Instant.ofEpochMilli(time).toString()))
                .add("content-type", CONTENT_TYPE);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
