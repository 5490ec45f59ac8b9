package org.learnstream.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Reads files of enrolments: a learner, a tab, the courses separated by blanks. */
final class EnrolmentFile {
    private static final String LEARNER_COLUMN = "user_id";
    private static final String COURSE_COLUMN = "course_id";

    private EnrolmentFile() {}

    /** Returns every learner of a file with their courses, in the order of the file. */
    static List<LearnerCourses> enrolments(DataFile file, String coursesColumn) {
        // A million enrolments name a few thousand courses: one string for each is enough.
        Map<String, String> courseIds = new HashMap<>();
        Set<String> learners = new HashSet<>();
        try (Stream<DataFile.Line> lines = file.linesAfterHeader(LEARNER_COLUMN + '\t' + coursesColumn)) {
            return lines.map(line -> enrolment(line, coursesColumn, courseIds, learners))
                    .toList();
        }
    }

    /** Returns the answers of a test file: a learner, a tab and one course a line, no learner twice. */
    static List<LearnerCourse> answers(DataFile file) {
        Set<String> learners = new HashSet<>();
        try (Stream<DataFile.Line> lines = file.linesAfterHeader(LEARNER_COLUMN + '\t' + COURSE_COLUMN)) {
            return lines.map(line -> {
                        String[] fields = line.fields('\t', LEARNER_COLUMN, COURSE_COLUMN);
                        return new LearnerCourse(
                                learner(line, fields[0], learners), identifier(line, fields[1], COURSE_COLUMN));
                    })
                    .toList();
        }
    }

    /** Returns the courses of a file with a learner, a tab and one course a line, by learner in the order of the file. */
    static List<LearnerCourses> baskets(DataFile file) {
        Map<String, Set<String>> baskets = new LinkedHashMap<>();
        try (Stream<DataFile.Line> lines = file.linesAfterHeader(LEARNER_COLUMN + '\t' + COURSE_COLUMN)) {
            lines.forEach(line -> {
                String[] fields = line.fields('\t', LEARNER_COLUMN, COURSE_COLUMN);
                Set<String> basket = baskets.computeIfAbsent(
                        identifier(line, fields[0], LEARNER_COLUMN), learner -> new LinkedHashSet<>());
                if (!basket.add(identifier(line, fields[1], COURSE_COLUMN))) {
                    throw line.malformed("course " + fields[1] + " twice", "a course once per learner");
                }
            });
        }
        return baskets.entrySet().stream()
                .map(basket -> new LearnerCourses(basket.getKey(), List.copyOf(basket.getValue())))
                .toList();
    }

    private static LearnerCourses enrolment(
            DataFile.Line line, String coursesColumn, Map<String, String> courseIds, Set<String> learners) {
        String[] fields = line.fields('\t', LEARNER_COLUMN, coursesColumn);
        String learnerId = learner(line, fields[0], learners);
        List<String> courses = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String field : fields[1].split(" ", -1)) {
            String courseId = courseIds.computeIfAbsent(identifier(line, field, COURSE_COLUMN), known -> known);
            if (!seen.add(courseId)) {
                throw line.malformed("course " + courseId + " twice", "a course once per learner");
            }
            courses.add(courseId);
        }
        return new LearnerCourses(learnerId, courses);
    }

    static String learner(DataFile.Line line, String field, Set<String> seen) {
        String learnerId = identifier(line, field, LEARNER_COLUMN);
        if (!seen.add(learnerId)) {
            throw line.malformed("learner " + learnerId + " again", "one line per learner");
        }
        return learnerId;
    }

    private static String identifier(DataFile.Line line, String field, String column) {
        if (field.isEmpty()) {
            throw line.malformed("an empty " + column, "an identifier");
        }
        return field;
    }
}
