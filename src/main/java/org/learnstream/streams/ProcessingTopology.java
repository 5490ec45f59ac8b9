package org.learnstream.streams;

import java.time.InstantSource;
import java.util.Properties;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.kstream.KStream;
import org.learnstream.config.Settings;
import org.learnstream.domain.learner.Activity;
import org.learnstream.streams.affinity.AffinityChange;
import org.learnstream.streams.affinity.AffinityTopology;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Outlet;
import org.learnstream.streams.churn.ChurnTopology;
import org.learnstream.streams.churn.LearnTopology;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.feedback.FeedbackTopology;
import org.learnstream.streams.intake.Intake;
import org.learnstream.streams.intake.IntakeTopology;
import org.learnstream.streams.privacy.ErasureTopology;
import org.learnstream.streams.recommend.RecommendTopology;
import org.learnstream.streams.view.Views;

/** The topology of the processing application: from the learners' events to their slates. */
public final class ProcessingTopology {
    private ProcessingTopology() {}

    /**
     * Builds the topology.
     *
     * @param properties properties of the Kafka Streams application it is for
     * @param clock the clock that times in the future are told by
     * @param framing how records are framed on the topics
     */
    public static Topology build(Settings settings, Properties properties, InstantSource clock, Framing framing) {
        return build(settings, properties, clock, framing, new StreamCounts());
    }

    /** Builds the topology, with counts for whoever watches it. */
    public static Topology build(
            Settings settings, Properties properties, InstantSource clock, Framing framing, StreamCounts counts) {
        StreamsBuilder builder = new StreamsBuilder(new TopologyConfig(new StreamsConfig(properties)));
        Views.addTo(builder, settings.modelOptions(), framing, counts);
        Outlet outlet = new Outlet(settings.topics().maxMessageBytes(), framing);
        Intake intake = IntakeTopology.addTo(
                builder, settings.intake(), settings.privacy().digest(), clock, outlet, counts);
        KStream<String, Activity> activities = intake.activities();
        KStream<String, AffinityChange> changes =
                AffinityTopology.addTo(activities, settings.affinity().levels(), outlet);
        FeedbackTopology.addTo(
                activities, settings.bandit(), settings.affinity().levels(), outlet);
        RecommendTopology.addTo(changes, settings, outlet);
        ChurnTopology.addTo(intake, settings, outlet, counts);
        ErasureTopology.addTo(builder, settings.privacy().digest(), outlet);
        if (settings.prediction().enabled()) {
            LearnTopology.addTo(builder, settings.prediction(), outlet);
        }
        return builder.build(properties);
    }
}
