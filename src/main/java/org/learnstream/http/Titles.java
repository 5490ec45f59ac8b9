package org.learnstream.http;

import java.util.List;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.catalog.Course;
import org.learnstream.http.ChurnBody.CourseInProgress;

/** Names courses as the catalogue does. */
record Titles(Catalogue catalogue) {
    /** Returns courses with their titles, as far as the catalogue knows them. */
    List<CourseInProgress> inProgress(List<String> courseIds) {
        return courseIds.stream()
                .map(courseId -> new CourseInProgress(
                        courseId, catalogue.course(courseId).map(Course::title).orElse(null)))
                .toList();
    }
}
