package org.learnstream.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Price;
import org.learnstream.domain.catalog.Syllabus;

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
                price(avro),
                avro.getPrerequisites(),
                new Syllabus(
                        avro.getDescription(),
                        avro.getSkills(),
                        avro.getPrerequisiteText(),
                        avro.getSchool(),
                        avro.getTeachers()),
                avro.getPublished());
    }

    private static @Nullable Price price(org.learnstream.wire.avro.Course avro) {
        Long minorUnits = avro.getPriceMinor();
        String currency = avro.getCurrency();
        return minorUnits == null || currency == null ? null : new Price(minorUnits, currency);
    }
}
