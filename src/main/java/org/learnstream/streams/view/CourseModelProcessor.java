package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.CourseModel;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Affinities;
import org.learnstream.wire.UndecodableException;

/** Takes each learner's newest vector into the course model. */
final class CourseModelProcessor extends ViewProcessor<CourseModel> {
    CourseModelProcessor() {
        super(Stores.COURSE_MODEL);
    }

    @Override
    void apply(CourseModel model, String learnerId, byte @Nullable [] value, long generation)
            throws UndecodableException {
        model.apply(
                learnerId,
                value == null
                        ? null
                        : Affinities.fromAvro(Topics.AFFINITIES.codec().decode(value)));
        model.advanceTo(generation);
    }
}
