package org.learnstream.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one course.
 *
 * @param inCatalogue whether the catalogue knows the course; if not, only learners are known
 * @param learners how many learners have an affinity to it; null while the course model is not restored
 */
record CourseBody(
        String courseId,
        boolean inCatalogue,
        @Nullable String title,
        @Nullable String level,
        @Nullable String language,
        @Nullable String category,
        @Nullable List<String> prerequisites,
        @Nullable Boolean published,
        @Nullable Long learners) {}
