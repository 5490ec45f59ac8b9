package org.learnstream.streams.affinity;

import java.util.Set;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorSupplier;
import org.apache.kafka.streams.state.StoreBuilder;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.streams.catalog.Outlet;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Affinities;

/** Activities in, each learner's current affinities out: to the compacted topic, and on to what recommends. */
public final class AffinityTopology {
    private AffinityTopology() {}

    /** Adds the affinities to a topology and returns their changes, by learner. */
    public static KStream<String, AffinityChange> addTo(
            KStream<String, Activity> activities, EvidenceLevels levels, Outlet outlet) {
        KStream<String, AffinityChange> changes = activities
                .filterNot(
                        (learnerId, activity) -> activity instanceof Activity.Responded,
                        Named.as("affinity-drop-responses"))
                .process(new Supplier(levels), Named.as("affinity-fold-activities"));
        changes.mapValues(
                        change -> Affinities.toAvro(change.vector(), change.eventTime()),
                        Named.as("affinity-map-vectors"))
                .to(Topics.AFFINITIES.name(), outlet.to(Topics.AFFINITIES, "affinity-write-vectors"));
        return changes;
    }

    private record Supplier(EvidenceLevels levels)
            implements ProcessorSupplier<String, Activity, String, AffinityChange> {
        @Override
        public Processor<String, Activity, String, AffinityChange> get() {
            return new AffinityProcessor(levels);
        }

        @Override
        public Set<StoreBuilder<?>> stores() {
            return Set.of(Stores.evidence());
        }
    }
}
