package org.learnstream.streams.serde;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.AvroCodec;
import org.learnstream.wire.UndecodableException;

/**
 * The Kafka serde of Avro records.
 *
 * @param <T> type of the records
 */
public final class AvroSerde<T extends SpecificRecordBase> implements Serde<T> {
    private final AvroCodec<T> codec;

    private AvroSerde(AvroCodec<T> codec) {
        this.codec = codec;
    }

    /** Returns the serde of a codec. */
    public static <T extends SpecificRecordBase> AvroSerde<T> of(AvroCodec<T> codec) {
        return new AvroSerde<>(codec);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : codec.encode(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::decode;
    }

    private @Nullable T decode(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return codec.decode(bytes);
        } catch (UndecodableException undecodable) {
            throw new SerializationException("topic=" + topic + ": " + undecodable.getMessage(), undecodable);
        }
    }
}
