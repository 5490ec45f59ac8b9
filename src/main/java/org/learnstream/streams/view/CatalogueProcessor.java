package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.Courses;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.Course;

/** Takes each course's newest description into the catalogue. */
final class CatalogueProcessor extends ViewProcessor<LiveKnowledge> {
    private final RecordFormat<Course> format;

    CatalogueProcessor(RecordFormat<Course> format) {
        super(Stores.CATALOGUE);
        this.format = format;
    }

    @Override
    void apply(LiveKnowledge knowledge, String courseId, byte @Nullable [] value, long generation)
            throws UndecodableException {
        knowledge.catalogue().apply(courseId, value == null ? null : Courses.fromAvro(format.decode(value)));
    }
}
