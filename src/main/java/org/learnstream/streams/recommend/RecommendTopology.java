package org.learnstream.streams.recommend;

import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.learnstream.config.HybridSettings;
import org.learnstream.config.RecommendSettings;
import org.learnstream.config.Settings;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.privacy.LearnerDigest;
import org.learnstream.domain.recommend.CompetingArms;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.streams.affinity.AffinityChange;
import org.learnstream.streams.catalog.Outlet;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.Blend;
import org.learnstream.wire.avro.Slate;

/** Changed affinities in, refreshed slates out to the compacted topic that the web tier's tables are made of. */
public final class RecommendTopology {
    private RecommendTopology() {}

    /** Adds the recommendations to a topology that has the views and the store of evidence. */
    public static void addTo(KStream<String, AffinityChange> changes, Settings settings, Outlet outlet) {
        Recommenders recommenders = Recommenders.with(settings.recommendOptions());
        double share = settings.recommend().scoringShare();
        ThreadLocal<ScoringTime> times = ThreadLocal.withInitial(() -> new ScoringTime(share, System::nanoTime));
        changes.process(new BlendSupplier(settings.hybrid(), recommenders, times), Named.as("recommend-learn-blend"))
                .to(Topics.BLENDS.name(), outlet.to(Topics.BLENDS, "recommend-write-blends"));
        CompetingArms arms = recommenders.competing(
                new SlotPolicies(settings.bandit().options(settings.recommend().recommender())));
        changes.process(
                        new Supplier(
                                settings.recommend(),
                                arms,
                                settings.affinity().levels(),
                                settings.privacy().digest(),
                                new AtomicLong(),
                                times),
                        Named.as("recommend-score-learners"),
                        Stores.EVIDENCE,
                        Stores.ERASED)
                .to(Topics.RECOMMENDATIONS.name(), outlet.to(Topics.RECOMMENDATIONS, "recommend-write-slates"));
    }

    private record BlendSupplier(HybridSettings settings, Recommenders recommenders, ThreadLocal<ScoringTime> times)
            implements ProcessorSupplier<String, AffinityChange, String, Blend> {
        @Override
        public Processor<String, AffinityChange, String, Blend> get() {
            return new BlendProcessor(settings, recommenders, times);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.blend());
        }
    }

    private record Supplier(
            RecommendSettings settings,
            CompetingArms arms,
            EvidenceLevels levels,
            LearnerDigest digest,
            AtomicLong lastScored,
            ThreadLocal<ScoringTime> times)
            implements ProcessorSupplier<String, AffinityChange, String, Slate> {
        @Override
        public Processor<String, AffinityChange, String, Slate> get() {
            return new RecommendProcessor(settings, arms, levels, digest, lastScored, times);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.published());
        }
    }
}
