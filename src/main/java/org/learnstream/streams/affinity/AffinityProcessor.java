package org.learnstream.streams.affinity;

import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.learner.LearnerEvidence;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.Evidence;

/** Folds each activity into the learner's evidence, and passes the affinities on when they changed. */
final class AffinityProcessor extends ContextualProcessor<String, Activity, String, AffinityChange> {
    private final EvidenceLevels levels;

    AffinityProcessor(EvidenceLevels levels) {
        this.levels = levels;
    }

    @Override
    public void process(Record<String, Activity> input) {
        KeyValueStore<String, org.learnstream.wire.avro.LearnerEvidence> store =
                context().getStateStore(Stores.EVIDENCE);
        org.learnstream.wire.avro.LearnerEvidence kept = store.get(input.key());
        LearnerEvidence before = kept == null ? LearnerEvidence.EMPTY : Evidence.fromAvro(kept);
        LearnerEvidence after = before.with(input.value());
        if (after.equals(before)) {
            return;
        }
        store.put(input.key(), Evidence.toAvro(after));
        AffinityVector vector = after.affinities(levels);
        AffinityVector vectorBefore = before.affinities(levels);
        if (!vector.equals(vectorBefore)) {
            // What is published is timed by its making: event times go back and forth, and a table's should not.
            context()
                    .forward(input.withValue(new AffinityChange(
                                    vectorBefore, vector, input.value().origin().time()))
                            .withTimestamp(context().currentSystemTimeMs()));
        }
    }
}
