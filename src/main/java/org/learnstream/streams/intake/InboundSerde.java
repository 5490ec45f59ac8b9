package org.learnstream.streams.intake;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.learnstream.wire.ActivityReader;
import org.learnstream.wire.Inbound;

/** The serde of input values: it reads whatever bytes there are without ever failing, and does not write. */
record InboundSerde(ActivityReader<?> reader) implements Serde<Inbound> {
    @Override
    public Serializer<Inbound> serializer() {
        return (topic, inbound) -> {
            throw new UnsupportedOperationException("input values are only read; topic=" + topic);
        };
    }

    @Override
    public Deserializer<Inbound> deserializer() {
        return (topic, bytes) -> reader.read(bytes);
    }
}
