package org.learnstream.streams.affinity;

import java.util.Objects;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Activity;
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
        if (nothingNew(before, after)) {
            return;
        }
        store.put(input.key(), Evidence.toAvro(after));
        if (changed(input.value().courseId(), before, after)) {
            AffinityChange change = new AffinityChange(
                    before.affinities(levels),
                    after.affinities(levels),
                    input.value().origin().time());
            // What is published is timed by its making: event times go back and forth, and a table's should not.
            context().forward(input.withValue(change).withTimestamp(context().currentSystemTimeMs()));
        }
    }

    @SuppressWarnings("ReferenceEquality") // by contract, and to compare long histories entry by entry takes longer
    private static boolean nothingNew(LearnerEvidence before, LearnerEvidence after) {
        return after == before;
    }

    /** Whether the affinity to the course of an activity changed; those to all others stay as they are. */
    private boolean changed(@Nullable String courseId, LearnerEvidence before, LearnerEvidence after) {
        return courseId != null && !Objects.equals(before.affinity(courseId, levels), after.affinity(courseId, levels));
    }
}
