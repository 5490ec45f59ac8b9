package org.learnstream.domain.catalog;

import java.util.BitSet;
import java.util.Optional;
import org.learnstream.domain.similarity.CourseStatistics;

/** The courses on offer, as they are known now. Safe to read from any thread. */
public interface Catalogue {
    /** Returns a course, published or not; empty when the catalogue does not know it. */
    Optional<Course> course(String courseId);

    /** Returns a number that changes with every change; negative when changes are not counted. */
    default long version() {
        return -1;
    }

    /** Whether a course is known and published, so that it may be recommended. */
    default boolean recommendable(String courseId) {
        return course(courseId).map(Course::published).orElse(false);
    }

    /**
     * Writes down which courses may be recommended.
     *
     * @param statistics gives the courses their ordinals
     * @param offered receives the ordinals of the courses that may be recommended
     */
    default void readOffered(CourseStatistics statistics, BitSet offered) {
        offered.clear();
        for (int ordinal = 0; ordinal < statistics.courses(); ordinal++) {
            offered.set(ordinal, recommendable(statistics.courseId(ordinal)));
        }
    }
}
