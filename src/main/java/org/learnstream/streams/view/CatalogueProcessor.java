package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.Courses;
import org.learnstream.wire.UndecodableException;

/** Takes each course's newest description into the catalogue. */
final class CatalogueProcessor extends ViewProcessor<LiveKnowledge> {
    CatalogueProcessor() {
        super(Stores.CATALOGUE);
    }

    @Override
    void apply(LiveKnowledge knowledge, String courseId, byte @Nullable [] value, long generation)
            throws UndecodableException {
        knowledge
                .catalogue()
                .apply(
                        courseId,
                        value == null
                                ? null
                                : Courses.fromAvro(Topics.COURSES.codec().decode(value)));
    }
}
