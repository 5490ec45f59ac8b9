package org.learnstream.streams.error;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterHeader;
import org.learnstream.wire.avro.DeadLetterReason;

/** Makes dead letters of records that cannot be processed. */
public final class DeadLetters {
    private DeadLetters() {}

    /**
     * Returns the dead letter of a record that was read and refused.
     *
     * @param message the reason in words
     * @param origin where the record was read
     * @param recordTime the record's time, in milliseconds since 1970-01-01 UTC
     * @param failedTime now, in milliseconds since 1970-01-01 UTC
     */
    public static DeadLetter refused(
            DeadLetterReason reason,
            String message,
            RecordMetadata origin,
            long recordTime,
            long failedTime,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        return letter(reason, message, failedTime, key, value, headers)
                .setTopic(origin.topic())
                .setPartition(origin.partition())
                .setOffset(origin.offset())
                .setRecordTime(recordTime)
                .build();
    }

    static DeadLetter.Builder letter(
            DeadLetterReason reason,
            String message,
            long failedTime,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        List<DeadLetterHeader> copies = new ArrayList<>();
        for (Header header : headers) {
            copies.add(new DeadLetterHeader(header.key(), buffer(header.value())));
        }
        return DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(message)
                .setFailedTime(failedTime)
                .setKey(buffer(key))
                .setValue(buffer(value))
                .setHeaders(copies);
    }

    private static @Nullable ByteBuffer buffer(byte @Nullable [] bytes) {
        return bytes == null ? null : ByteBuffer.wrap(bytes);
    }
}
