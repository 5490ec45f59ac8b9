package org.learnstream.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.CourseLevel;

/**
 * Reads the catalogue of MOOCCubeX: one JSON object a line, without a header line. A third of the courses have an
 * identifier and nothing else; they are courses all the same.
 */
final class CourseFile {
    /** When the descriptions came into force: before any replayed enrolment. */
    static final long IN_FORCE_SINCE = Instant.parse("2020-01-01T00:00:00Z").toEpochMilli();

    private static final ObjectMapper JSON = new ObjectMapper();

    private CourseFile() {}

    static List<Course> courses(DataFile file) {
        Set<String> seen = new HashSet<>();
        try (Stream<DataFile.Line> lines = file.lines()) {
            return lines.map(line -> course(line, seen)).toList();
        }
    }

    /** Returns a course of which nothing but its identifier is known. */
    static Course bare(String courseId) {
        return Course.newBuilder()
                .setCourseId(courseId)
                .setEventTime(IN_FORCE_SINCE)
                .setLevel(CourseLevel.UNKNOWN)
                .build();
    }

    private static Course course(DataFile.Line line, Set<String> seen) {
        JsonNode object = object(line);
        String courseId = text(line, object, "course_id");
        if (courseId == null) {
            throw line.malformed("no course_id", "an object with the text course_id");
        }
        if (!seen.add(courseId)) {
            throw line.malformed("course " + courseId + " again", "one line per course");
        }
        List<String> fields = texts(line, object, "fields");
        List<String> schools = texts(line, object, "schools");
        return Course.newBuilder()
                .setCourseId(courseId)
                .setEventTime(IN_FORCE_SINCE)
                .setTitle(text(line, object, "name"))
                .setDescription(text(line, object, "about"))
                .setSkills(texts(line, object, "concepts"))
                .setLevel(CourseLevel.UNKNOWN)
                .setCategory(fields.isEmpty() ? null : fields.get(0))
                .setPrerequisiteText(text(line, object, "prerequisites"))
                .setSchool(schools.isEmpty() ? null : String.join(", ", schools))
                .setTeachers(texts(line, object, "teachers"))
                .build();
    }

    private static JsonNode object(DataFile.Line line) {
        try {
            JsonNode node = JSON.readTree(line.text());
            if (node.isObject()) {
                return node;
            }
            throw line.malformed("JSON that is no object", "one JSON object");
        } catch (JsonProcessingException exception) {
            throw line.malformed("no JSON (" + exception.getOriginalMessage() + ")", "one JSON object");
        }
    }

    private static @Nullable String text(DataFile.Line line, JsonNode object, String name) {
        JsonNode value = object.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw line.malformed(name + " is " + value, "a text");
        }
        return value.textValue().isBlank() ? null : value.textValue();
    }

    private static List<String> texts(DataFile.Line line, JsonNode object, String name) {
        JsonNode values = object.get(name);
        if (values == null || values.isNull()) {
            return List.of();
        }
        if (!values.isArray()) {
            throw line.malformed(name + " is " + values, "an array of texts");
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isTextual()) {
                throw line.malformed(name + " is " + values, "an array of texts");
            }
            if (!value.textValue().isBlank()) {
                texts.add(value.textValue());
            }
        }
        return texts;
    }
}
