package org.learnstream.streams.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.privacy.LearnerDigest;
import org.learnstream.streams.catalog.Outlet;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.ErasureRequest;

/** Requests to erase learners in, tombstones and receipts out. */
public final class ErasureTopology {
    private ErasureTopology() {}

    /** Adds the erasure to a topology that has the views and all stores with rows of learners. */
    public static void addTo(StreamsBuilder builder, LearnerDigest digest, Outlet outlet) {
        List<String> stores = new ArrayList<>(List.of(LearnerRows.STORES));
        stores.add(Stores.ERASED);
        KStream<String, ErasureOutput> outputs = builder.stream(
                        Topics.ERASURES.name(),
                        Consumed.with(Serdes.String(), outlet.framing().serde(Topics.ERASURES))
                                .withName("privacy-read-erasures"))
                .process(new Supplier(digest), Named.as("privacy-erase-learners"), stores.toArray(new String[0]));
        outputs.filter((key, output) -> output instanceof ErasureOutput.Receipt, Named.as("privacy-filter-receipts"))
                .mapValues(output -> ((ErasureOutput.Receipt) output).receipt(), Named.as("privacy-map-receipts"))
                .to(Topics.RECEIPTS.name(), outlet.to(Topics.RECEIPTS, "privacy-write-receipts"));
        List<Topic<?>> buried = new ArrayList<>(Topics.FORGETTING);
        buried.add(Topics.CHURN_ALERTS);
        buried.add(Topics.ERASURES);
        buried.forEach(topic -> bury(outputs, topic));
    }

    private static void bury(KStream<String, ErasureOutput> outputs, Topic<?> topic) {
        String name = topic.name().replace('.', '-');
        outputs.filter(
                        (key, output) -> output instanceof ErasureOutput.Tombstone tombstone
                                && tombstone.topic().equals(topic),
                        Named.as("privacy-filter-" + name))
                .mapValues(output -> nothing(), Named.as("privacy-map-" + name))
                .to(
                        topic.name(),
                        Produced.with(Serdes.String(), Serdes.ByteArray()).withName("privacy-bury-" + name));
    }

    private static byte @Nullable [] nothing() {
        return null;
    }

    private record Supplier(LearnerDigest digest)
            implements ProcessorSupplier<String, ErasureRequest, String, ErasureOutput> {
        @Override
        public Processor<String, ErasureRequest, String, ErasureOutput> get() {
            return new ErasureProcessor(digest);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.pendingErasures());
        }
    }
}
