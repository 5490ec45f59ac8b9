package org.learnstream.bench;

import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.UndecodableException;

/**
 * The least that an application can do with the same events: decode each once and count it by learner in RocksDB, with a
 * changelog. What the engine itself costs is what this costs.
 */
public final class BareTopology {
    private static final String COUNTS = "bare-counts";

    private BareTopology() {}

    /**
     * Builds the topology.
     *
     * @param properties properties of the Kafka Streams application it is for
     */
    public static Topology build(Properties properties) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        List<KStream<String, SpecificRecordBase>> events =
                Topics.INPUTS.stream().map(topic -> read(builder, topic)).toList();
        KStream<String, SpecificRecordBase> merged = events.get(0);
        for (int index = 1; index < events.size(); index++) {
            merged = merged.merge(events.get(index), Named.as("bare-merge-" + index));
        }
        merged.process(new Supplier(), Named.as("bare-count-events"));
        return builder.build(properties);
    }

    private static KStream<String, SpecificRecordBase> read(StreamsBuilder builder, Topic<?> topic) {
        return builder.stream(
                topic.name(),
                Consumed.with(Serdes.String(), new EventSerde(topic))
                        .withName("bare-read-" + topic.name().replace('.', '-')));
    }

    /** Decodes a topic's events; what is none, as a watermark, is null. */
    private record EventSerde(Topic<?> topic) implements Serde<SpecificRecordBase> {
        @Override
        public Serializer<SpecificRecordBase> serializer() {
            return (name, event) -> {
                throw new UnsupportedOperationException("events are only read; topic=" + name);
            };
        }

        @Override
        public Deserializer<SpecificRecordBase> deserializer() {
            return this::decode;
        }

        private @Nullable SpecificRecordBase decode(String name, byte[] bytes) {
            try {
                return topic.codec().decode(bytes);
            } catch (UndecodableException none) {
                return null;
            }
        }
    }

    private record Supplier() implements ProcessorSupplier<String, SpecificRecordBase, Void, Void> {
        @Override
        public Processor<String, SpecificRecordBase, Void, Void> get() {
            return new Count();
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(
                    Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(COUNTS), Serdes.String(), Serdes.Long())
                            .withCachingDisabled());
        }
    }

    private static final class Count extends ContextualProcessor<String, SpecificRecordBase, Void, Void> {
        @Override
        public void process(Record<String, SpecificRecordBase> event) {
            if (event.key() != null && event.value() != null) {
                KeyValueStore<String, Long> counts =
                        Objects.requireNonNull(context().getStateStore(COUNTS));
                Long before = counts.get(event.key());
                counts.put(event.key(), before == null ? 1 : before + 1);
            }
        }
    }
}
