package org.learnstream.domain.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One course of the catalogue, as far as recommending and showing it needs.
 *
 * @param courseId identifier of the course
 * @param title title as shown to learners; null when the catalogue has none
 * @param level difficulty in lower case, for example {@code beginner}; {@code unknown} when not given
 * @param language BCP 47 tag of the language of instruction; null when unknown
 * @param category field of study; null when unknown
 * @param price what it costs; null when unknown
 * @param prerequisites identifiers of the courses that should come before
 * @param syllabus what it teaches and who teaches it
 * @param published whether the course may be recommended
 */
public record Course(
        String courseId,
        @Nullable String title,
        String level,
        @Nullable String language,
        @Nullable String category,
        @Nullable Price price,
        List<String> prerequisites,
        Syllabus syllabus,
        boolean published) {
    public Course {
        prerequisites = List.copyOf(prerequisites);
    }

    /** Returns a course of which nothing else is known. */
    public static Course of(String courseId, boolean published) {
        return new Course(courseId, null, "unknown", null, null, null, List.of(), Syllabus.UNKNOWN, published);
    }
}
