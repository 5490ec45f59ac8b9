package org.learnstream.streams.view;

import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.learnstream.model.LiveChurn;
import org.learnstream.model.LiveErasures;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.ModelOptions;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.count.StreamCounts;

/**
 * The views that every instance keeps whole: the course model and the trends over the affinities, the catalogue, what
 * learners said of themselves, and the counts of the bandit's arms are views of one object, which the one global
 * thread writes to; the models of who stays away and the receipts of erasures are views of their own.
 */
public final class Views {
    /** The topics that views are of. */
    public static final List<Topic<?>> TOPICS = List.of(
            Topics.AFFINITIES,
            Topics.COURSES,
            Topics.REGISTRATIONS,
            Topics.GENERATIONS,
            Topics.BLENDS,
            Topics.ARMS,
            Topics.CHURN_MODELS,
            Topics.RECEIPTS);

    private Views() {}

    /**
     * Returns a topology of the views alone, for a process that serves and does not process: the tables of the serving
     * application are made of some of the same topics, which one topology cannot read in two ways.
     */
    public static Topology alone(Properties properties, ModelOptions options, Framing framing, StreamCounts counts) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        addTo(builder, options, framing, counts);
        return builder.build(properties);
    }

    /** Adds the views to a topology, which then can be started once. Values are read as bytes, so that one bad record cannot stop the global thread. */
    public static void addTo(StreamsBuilder builder, ModelOptions options, Framing framing, StreamCounts counts) {
        LiveKnowledge knowledge = new LiveKnowledge(options);
        builder.addGlobalStore(
                View.builder(Stores.COURSE_MODEL, knowledge, counts),
                Topics.AFFINITIES.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("model-read-affinities"),
                () -> new CourseModelProcessor(framing.format(Topics.AFFINITIES)));
        builder.addGlobalStore(
                View.builder(Stores.CATALOGUE, knowledge, counts),
                Topics.COURSES.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("catalogue-read-courses"),
                () -> new CatalogueProcessor(framing.format(Topics.COURSES)));
        builder.addGlobalStore(
                View.builder(Stores.DEMOGRAPHICS, knowledge, counts),
                Topics.REGISTRATIONS.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("demographics-read-registrations"),
                () -> new RegistrationProcessor(framing.format(Topics.REGISTRATIONS)));
        builder.addGlobalStore(
                View.builder(Stores.GENERATIONS, knowledge, counts),
                Topics.GENERATIONS.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("solved-read-generations"),
                () -> new GenerationProcessor(framing.format(Topics.GENERATIONS)));
        builder.addGlobalStore(
                View.builder(Stores.BLENDING, knowledge, counts),
                Topics.BLENDS.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("blend-read-blends"),
                () -> new BlendViewProcessor(framing.format(Topics.BLENDS)));
        builder.addGlobalStore(
                View.builder(Stores.BANDIT_ARMS, knowledge, counts),
                Topics.ARMS.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("bandit-read-arms"),
                () -> new ArmsProcessor(framing.format(Topics.ARMS)));
        builder.addGlobalStore(
                View.builder(Stores.CHURN_MODELS, new LiveChurn(), counts),
                Topics.CHURN_MODELS.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("churn-read-models"),
                () -> new ChurnModelProcessor(framing.format(Topics.CHURN_MODELS)));
        builder.addGlobalStore(
                View.builder(Stores.RECEIPTS, new LiveErasures(), counts),
                Topics.RECEIPTS.name(),
                Consumed.with(Serdes.String(), Serdes.ByteArray()).withName("privacy-read-receipts"),
                () -> new ReceiptProcessor(framing.format(Topics.RECEIPTS)));
    }
}
