package org.learnstream.streams.churn;

import java.util.Set;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.learnstream.config.PredictionSettings;
import org.learnstream.streams.catalog.Outlet;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.ChurnExample;
import org.learnstream.wire.avro.ChurnModelPart;

/** Examples of who stays away in, what was learnt from them out to the topic that every instance reads. */
public final class LearnTopology {
    private LearnTopology() {}

    /** Adds the learning to a topology that has the view of the models. */
    public static void addTo(StreamsBuilder builder, PredictionSettings settings, Outlet outlet) {
        builder.stream(
                        Topics.CHURN_EXAMPLES.name(),
                        Consumed.with(Serdes.String(), outlet.framing().serde(Topics.CHURN_EXAMPLES))
                                .withName("churn-read-examples"))
                .process(new Supplier(settings), Named.as("churn-learn-examples"))
                .to(Topics.CHURN_MODELS.name(), outlet.to(Topics.CHURN_MODELS, "churn-write-models"));
    }

    private record Supplier(PredictionSettings settings)
            implements ProcessorSupplier<String, ChurnExample, String, ChurnModelPart> {
        @Override
        public Processor<String, ChurnExample, String, ChurnModelPart> get() {
            return new LearnProcessor(settings);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.learnt());
        }
    }
}
