package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Affinities;
import org.learnstream.wire.UndecodableException;

/** Takes each learner's newest vector into all that is made of vectors. */
final class CourseModelProcessor extends ViewProcessor<LiveKnowledge> {
    CourseModelProcessor() {
        super(Stores.COURSE_MODEL);
    }

    @Override
    void apply(LiveKnowledge knowledge, String learnerId, byte @Nullable [] value, long generation)
            throws UndecodableException {
        knowledge.learn(
                learnerId,
                value == null
                        ? null
                        : Affinities.fromAvro(Topics.AFFINITIES.codec().decode(value)));
        knowledge.statistics().advanceTo(generation);
    }
}
