package org.learnstream.domain.content;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.catalog.Syllabus;

/**
 * The features of one course, each with how often it occurs there.
 *
 * @param counts occurrences by feature, for each kind that the course has features of; above 0
 */
public record CourseFeatures(Map<FeatureBlock, Map<String, Integer>> counts) {
    /** Of a course that nothing is said of. */
    public static final CourseFeatures NONE = new CourseFeatures(Map.of());

    private static final Pattern BETWEEN_SCHOOLS = Pattern.compile("[,，、;；]");
    private static final String UNKNOWN_LEVEL = "unknown";

    /** Stands before names, so that a skill of one word is told from that word. No term begins with it. */
    private static final String NAME = "=";

    public CourseFeatures {
        Map<FeatureBlock, Map<String, Integer>> copy = new EnumMap<>(FeatureBlock.class);
        counts.forEach((block, features) -> copy.put(block, Collections.unmodifiableMap(new TreeMap<>(features))));
        counts = Collections.unmodifiableMap(copy);
    }

    /** Returns the features of a course. */
    public static CourseFeatures of(Course course, TextAnalysis analysis) {
        Counts counts = new Counts(analysis);
        Syllabus syllabus = course.syllabus();
        counts.addTerms(FeatureBlock.TITLE, course.title());
        counts.addTerms(FeatureBlock.DESCRIPTION, syllabus.description());
        for (String skill : syllabus.skills()) {
            counts.addTerms(FeatureBlock.SKILLS, skill);
            counts.addName(FeatureBlock.SKILLS, skill);
        }
        counts.addTerms(FeatureBlock.PREREQUISITES, syllabus.prerequisites());
        course.prerequisites().forEach(courseId -> counts.addName(FeatureBlock.PREREQUISITES, courseId));
        String school = syllabus.school();
        if (school != null) {
            BETWEEN_SCHOOLS.splitAsStream(school).forEach(name -> counts.addName(FeatureBlock.SCHOOL, name));
        }
        syllabus.teachers().forEach(teacher -> counts.addName(FeatureBlock.TEACHERS, teacher));
        counts.addName(FeatureBlock.CATEGORY, course.category());
        counts.addName(FeatureBlock.LEVEL, UNKNOWN_LEVEL.equals(course.level()) ? null : course.level());
        counts.addName(FeatureBlock.LANGUAGE, course.language());
        return new CourseFeatures(counts.byBlock);
    }

    /** Returns how many features the course has. */
    public int size() {
        return counts.values().stream().mapToInt(Map::size).sum();
    }

    private static final class Counts {
        private final TextAnalysis analysis;
        private final Map<FeatureBlock, Map<String, Integer>> byBlock = new EnumMap<>(FeatureBlock.class);

        private Counts(TextAnalysis analysis) {
            this.analysis = analysis;
        }

        private void addTerms(FeatureBlock block, @Nullable String text) {
            if (text != null) {
                analysis.terms(text).forEach(term -> add(block, term));
            }
        }

        private void addName(FeatureBlock block, @Nullable String name) {
            if (name != null && !name.isBlank()) {
                add(block, NAME + name.strip().toLowerCase(Locale.ROOT));
            }
        }

        private void add(FeatureBlock block, String feature) {
            byBlock.computeIfAbsent(block, ignored -> new TreeMap<>()).merge(feature, 1, Integer::sum);
        }
    }
}
