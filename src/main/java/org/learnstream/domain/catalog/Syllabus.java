package org.learnstream.domain.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a course teaches and who teaches it, in words.
 *
 * @param description description as shown to learners; null when there is none
 * @param skills skills or concepts taught
 * @param prerequisites what learners should know before; null when not given
 * @param school school or publisher; null when unknown
 * @param teachers names of the teachers
 */
public record Syllabus(
        @Nullable String description,
        List<String> skills,
        @Nullable String prerequisites,
        @Nullable String school,
        List<String> teachers) {
    /** Of a course that nothing is said of. */
    public static final Syllabus UNKNOWN = new Syllabus(null, List.of(), null, null, List.of());

    public Syllabus {
        skills = List.copyOf(skills);
        teachers = List.copyOf(teachers);
    }
}
