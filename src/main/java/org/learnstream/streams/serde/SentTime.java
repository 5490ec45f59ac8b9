package org.learnstream.streams.serde;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The header that says when the event was sent that led to a record; the time of the event itself may be any. */
public final class SentTime {
    private static final String KEY = "learnstream-sent";

    private SentTime() {}

    /** Adds the time, in milliseconds since 1970-01-01 UTC. */
    public static void mark(Headers headers, long millis) {
        headers.add(KEY, ByteBuffer.allocate(Long.BYTES).putLong(millis).array());
    }

    /** Returns the time, in milliseconds since 1970-01-01 UTC; empty for a record that no event led to. */
    public static OptionalLong of(Headers headers) {
        Header header = headers.lastHeader(KEY);
        return header == null || header.value() == null || header.value().length != Long.BYTES
                ? OptionalLong.empty()
                : OptionalLong.of(ByteBuffer.wrap(header.value()).getLong());
    }
}
