package org.learnstream.streams.serving;

import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Materialized;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.streams.count.FreshnessListener;

/**
 * The topology of the serving application: one table over each compacted topic that readers ask for.
 *
 * <p>Keys and values stay bytes: what a producer wrote is what a reader decodes, and a record that cannot be decoded does
 * not stop the application. The topics are the stores' changelogs; nothing is written.
 */
public final class ServingTopology {
    private ServingTopology() {}

    /**
     * Builds the topology.
     *
     * @param properties properties of the Kafka Streams application it is for; topology optimisation must reuse the
     *     source topics
     */
    public static Topology build(Properties properties) {
        return build(properties, FreshnessListener.NONE);
    }

    /** Builds the topology, with somebody who is told how soon lists can be read. */
    public static Topology build(Properties properties, FreshnessListener freshness) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        KStream<byte[], byte[]> changes = null;
        for (ServedTable table : ServedTable.values()) {
            changes = merged(changes, table, changes(builder, table));
        }
        if (changes != null) {
            // Only that the tables meet counts: it makes them one sub-topology, so that all rows of a learner have the
            // same holders, and one look-up and one request read all of them.
            changes.process(() -> new FreshnessProcessor(freshness), Named.as("serving-meet-tables"));
        }
        return builder.build(properties);
    }

    /**
     * Key learner, value the newest record as it was written; kept on disk with the topic as its changelog, not cached:
     * as many rows as learners, each read far more often than written.
     */
    private static KStream<byte[], byte[]> changes(StreamsBuilder builder, ServedTable table) {
        String name = name(table);
        return builder.table(
                        table.topic().name(),
                        Consumed.with(Serdes.ByteArray(), Serdes.ByteArray()).withName("serving-read-" + name),
                        Materialized.<byte[], byte[], KeyValueStore<Bytes, byte[]>>as(table.store())
                                .withKeySerde(Serdes.ByteArray())
                                .withValueSerde(Serdes.ByteArray())
                                .withCachingDisabled())
                .toStream(Named.as("serving-follow-" + name));
    }

    private static KStream<byte[], byte[]> merged(
            @Nullable KStream<byte[], byte[]> before, ServedTable table, KStream<byte[], byte[]> changes) {
        return before == null ? changes : before.merge(changes, Named.as("serving-merge-" + name(table)));
    }

    private static String name(ServedTable table) {
        return table.name().toLowerCase(Locale.ROOT);
    }
}
