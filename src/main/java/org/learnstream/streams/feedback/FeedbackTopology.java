package org.learnstream.streams.feedback;

import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.learnstream.config.BanditSettings;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.streams.catalog.Outlet;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.ArmCounts;

/** Responses to recommendations in, the counts of the bandit's arms out to the compacted topic that every instance reads. */
public final class FeedbackTopology {
    private FeedbackTopology() {}

    /** Adds the counting to a topology that has the store of evidence. */
    public static void addTo(
            KStream<String, Activity> activities, BanditSettings settings, EvidenceLevels levels, Outlet outlet) {
        activities
                .filter(
                        (learnerId, activity) -> activity instanceof Activity.Responded,
                        Named.as("feedback-filter-responses"))
                .process(new Supplier(settings, levels), Named.as("feedback-count-slots"), Stores.EVIDENCE)
                .to(Topics.ARMS.name(), outlet.to(Topics.ARMS, "feedback-write-arms"));
    }

    private record Supplier(BanditSettings settings, EvidenceLevels levels)
            implements ProcessorSupplier<String, Activity, String, ArmCounts> {
        @Override
        public Processor<String, Activity, String, ArmCounts> get() {
            return new FeedbackProcessor(settings, levels);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.feedbackSlates(), Stores.feedbackTimers(), Stores.feedbackArms());
        }
    }
}
