package org.learnstream.wire;

import java.util.Locale;
import org.learnstream.domain.catalog.Course;

/** Courses from wire to domain. */
public final class Courses {
    private Courses() {}

    /** Returns the domain's course of an Avro record. */
    public static Course fromAvro(org.learnstream.wire.avro.Course avro) {
        return new Course(
                avro.getCourseId(),
                avro.getTitle(),
                avro.getLevel().name().toLowerCase(Locale.ROOT),
                avro.getLanguage(),
                avro.getCategory(),
                avro.getPrerequisites(),
                avro.getPublished());
    }
}
