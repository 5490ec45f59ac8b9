package org.learnstream.streams.serde;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;

/**
 * The Kafka serde of Avro records.
 *
 * @param <T> type of the records
 */
public final class AvroSerde<T extends SpecificRecordBase> implements Serde<T> {
    private static final int HEADER_OVERHEAD = 10;

    private final RecordFormat<T> format;
    private final int largestBytes;

    private AvroSerde(RecordFormat<T> format, int largestBytes) {
        this.format = format;
        this.largestBytes = largestBytes;
    }

    /** Returns the serde of a format. */
    public static <T extends SpecificRecordBase> AvroSerde<T> of(RecordFormat<T> format) {
        return new AvroSerde<>(format, Integer.MAX_VALUE);
    }

    /** Returns the serde of a format that writes no record whose value and headers take more than a number of bytes. */
    public static <T extends SpecificRecordBase> AvroSerde<T> bounded(RecordFormat<T> format, int largestBytes) {
        return new AvroSerde<>(format, largestBytes);
    }

    @Override
    public Serializer<T> serializer() {
        return new Serializer<>() {
            @Override
            public byte @Nullable [] serialize(String topic, @Nullable T value) {
                return value == null ? null : encode(topic, value, 0);
            }

            @Override
            public byte @Nullable [] serialize(String topic, @Nullable Headers headers, @Nullable T value) {
                return value == null ? null : encode(topic, value, bytes(headers));
            }
        };
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::decode;
    }

    private byte[] encode(String topic, T value, long headerBytes) {
        byte[] bytes = format.encode(value);
        if (bytes.length + headerBytes > largestBytes) {
            throw new SerializationException("topic=" + topic + ": the value has " + bytes.length
                    + " bytes and the headers " + headerBytes + ", expected at most " + largestBytes);
        }
        return bytes;
    }

    private static long bytes(@Nullable Headers headers) {
        long bytes = 0;
        if (headers != null) {
            for (Header header : headers) {
                byte[] value = header.value();
                // A character takes at most three bytes of UTF-8.
                bytes += HEADER_OVERHEAD + 3L * header.key().length() + (value == null ? 0 : value.length);
            }
        }
        return bytes;
    }

    private @Nullable T decode(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return format.decode(bytes);
        } catch (UndecodableException undecodable) {
            throw new SerializationException("topic=" + topic + ": " + undecodable.getMessage(), undecodable);
        }
    }
}
