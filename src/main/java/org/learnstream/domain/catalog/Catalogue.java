package org.learnstream.domain.catalog;

import java.util.Optional;

/** The courses on offer, as they are known now. Safe to read from any thread. */
public interface Catalogue {
    /** Returns a course, published or not; empty when the catalogue does not know it. */
    Optional<Course> course(String courseId);

    /** Whether a course is known and published, so that it may be recommended. */
    default boolean recommendable(String courseId) {
        return course(courseId).map(Course::published).orElse(false);
    }
}
