package org.learnstream.generator;

import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.CourseLevel;

/** The events by which courses become known. */
final class CourseDescriptions {
    private CourseDescriptions() {}

    /** Returns the description of a course, as of when it came into force. */
    static CampusEvent<Course> event(CampusCourse course, CampusWorld world) {
        long since = course.terms().since();
        Course described = Course.newBuilder()
                .setCourseId(course.id())
                .setEventTime(since)
                .setTitle(course.text().title())
                .setDescription(course.text().description())
                .setSkills(course.text().skills())
                .setLevel(level(course.level()))
                .setLanguage(course.language())
                .setCategory(world.subjects().get(course.subject()))
                .setPriceMinor(course.terms().priceMinor())
                .setCurrency(course.terms().currency())
                .setPrerequisites(course.prerequisites().stream()
                        .map(before -> world.catalogue().courses().get(before).id())
                        .toList())
                .setPrerequisiteText(course.text().prerequisites())
                .setSchool(course.text().school())
                .setTeachers(course.text().teachers())
                .setDurationMinutes(course.terms().minutes())
                .setPublished(course.terms().published())
                .build();
        return new CampusEvent<>(Topics.COURSES, course.id(), course.id() + "-" + since, described, since);
    }

    private static CourseLevel level(int level) {
        return switch (level) {
            case 1 -> CourseLevel.BEGINNER;
            case 2 -> CourseLevel.INTERMEDIATE;
            case 3 -> CourseLevel.ADVANCED;
            default -> throw new IllegalStateException("a course has level " + level + ", expected 1 to 3");
        };
    }
}
