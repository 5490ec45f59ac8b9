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

/**
 * Makes dead letters of records that cannot be processed.
 *
 * <p>A letter holds its record whole as long as the topic of letters takes it. A record that was compressed on its way can
 * be larger: then the letter holds the beginning and says how much is missing, and where the rest lies.
 *
 * @param largestBytes size of the largest letter that the topic takes
 */
public record DeadLetters(int largestBytes) {
    private static final int LONGEST_MESSAGE = 500;
    /** What a letter takes besides the record: words of 500 characters, and its own fields. */
    private static final int WORDS = 1_900;

    private static final int HEADER_OVERHEAD = 10;
    private static final int LONGEST_KEY = 1_000;

    /**
     * Returns the dead letter of a record that was read and refused.
     *
     * @param message the reason in words
     * @param origin where the record was read
     * @param recordTime the record's time, in milliseconds since 1970-01-01 UTC
     * @param failedTime now, in milliseconds since 1970-01-01 UTC
     */
    public DeadLetter refused(
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

    /** Returns the key of the letter of a record with a key: the same, or none when it takes too much room. */
    public static byte @Nullable [] key(byte @Nullable [] key) {
        return key == null || key.length > LONGEST_KEY ? null : key;
    }

    DeadLetter.Builder letter(
            DeadLetterReason reason,
            String message,
            long failedTime,
            byte @Nullable [] key,
            byte @Nullable [] value,
            Headers headers) {
        Room room = new Room(Math.max(0, largestBytes - WORDS));
        ByteBuffer keptKey = room.take(key);
        ByteBuffer keptValue = room.take(value);
        List<DeadLetterHeader> keptHeaders = new ArrayList<>();
        for (Header header : headers) {
            if (room.has(header)) {
                keptHeaders.add(new DeadLetterHeader(header.key(), room.take(header.value())));
            }
        }
        return DeadLetter.newBuilder()
                .setReason(reason)
                .setMessage(
                        message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…")
                .setFailedTime(failedTime)
                .setKey(keptKey)
                .setValue(keptValue)
                .setHeaders(keptHeaders)
                .setMissingBytes(room.missing);
    }

    /** How much of a record a letter can still hold. */
    private static final class Room {
        private int left;
        private long missing;

        Room(int left) {
            this.left = left;
        }

        /** Takes as many bytes as there is room for. */
        @Nullable
        ByteBuffer take(byte @Nullable [] bytes) {
            if (bytes == null) {
                return null;
            }
            int taken = Math.min(left, bytes.length);
            left -= taken;
            missing += bytes.length - taken;
            return ByteBuffer.wrap(bytes, 0, taken).slice();
        }

        /** Whether there is room for a header; where not, all of it is missing. */
        boolean has(Header header) {
            int name = 3 * header.key().length() + HEADER_OVERHEAD;
            int value = header.value() == null ? 0 : header.value().length;
            if (name + value > left) {
                missing += header.key().length() + value;
                return false;
            }
            left -= name;
            return true;
        }
    }
}
