package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.Affinities;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.AffinityVector;

/** Takes each learner's newest vector into all that is made of vectors. */
final class CourseModelProcessor extends ViewProcessor<LiveKnowledge> {
    private final RecordFormat<AffinityVector> format;

    CourseModelProcessor(RecordFormat<AffinityVector> format) {
        super(Stores.COURSE_MODEL);
        this.format = format;
    }

    @Override
    void apply(LiveKnowledge knowledge, String learnerId, byte @Nullable [] value, long generation)
            throws UndecodableException {
        knowledge.learn(learnerId, value == null ? null : Affinities.fromAvro(format.decode(value)));
        knowledge.statistics().advanceTo(generation);
    }
}
