package org.learnstream.evaluation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;

/** The catalogue of a data set, which does not change. */
public final class FixedCatalogue implements Catalogue {
    private final Map<String, Course> courses;

    private FixedCatalogue(Map<String, Course> courses) {
        this.courses = courses;
    }

    /** Returns the catalogue of some courses, of which no two have the same identifier. */
    public static FixedCatalogue of(List<Course> courses) {
        Map<String, Course> byIdentifier = new HashMap<>();
        courses.forEach(course -> byIdentifier.put(course.courseId(), course));
        return new FixedCatalogue(byIdentifier);
    }

    @Override
    public Optional<Course> course(String courseId) {
        return Optional.ofNullable(courses.get(courseId));
    }

    /** Returns how many courses may be recommended. */
    public long recommendable() {
        return courses.values().stream().filter(Course::published).count();
    }
}
