package org.learnstream.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.Gender;

/**
 * The MOOCCubeX data set: which learner took which course, in the order of time but without times.
 *
 * <p>Its catalogue, {@code courses.jsonl}, is shared with {@link MoocCubeXText} and so lists a few courses more than
 * anybody here took: they are candidates for recommendation like all others.
 */
public final class MoocCubeX {
    static final String FOLDER = "mooccubex";
    private static final String ENROLMENTS = "enrolments.tsv";
    static final String COURSES = "courses.jsonl";
    private static final String USERS = "users.tsv";

    private final Path directory;

    private MoocCubeX(Path directory) {
        this.directory = directory;
    }

    /** Returns the data set in a folder, or in the folder {@code mooccubex} below it. */
    public static MoocCubeX in(Path directory) {
        return new MoocCubeX(DataFolder.holding(ENROLMENTS, directory, FOLDER));
    }

    /** Where the files are. */
    public Path directory() {
        return directory;
    }

    /** Returns every learner with their courses, the earliest first. */
    public List<LearnerCourses> enrolments() {
        return EnrolmentFile.enrolments(DataFile.in(directory, ENROLMENTS), "course_ids_in_order");
    }

    /** Returns the catalogue. */
    public List<Course> courses() {
        return CourseFile.courses(DataFile.in(directory, COURSES));
    }

    /** Returns the gender of every learner; the platform did not know that of a good third. */
    public List<LearnerGender> genders() {
        Set<String> learners = new HashSet<>();
        try (Stream<DataFile.Line> lines = DataFile.in(directory, USERS).linesAfterHeader("user_id\tgender_code")) {
            return lines.map(line -> {
                        String[] fields = line.fields('\t', "user_id", "gender_code");
                        return new LearnerGender(
                                EnrolmentFile.learner(line, fields[0], learners), gender(line, fields[1]));
                    })
                    .toList();
        }
    }

    /**
     * Returns the courses that learners took next, from a file of {@code user_id <tab> course_id} with that header line.
     */
    public static List<LearnerCourse> answers(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MalformedDataException(file + " is no file; expected lines of user_id <tab> course_id");
        }
        return EnrolmentFile.answers(new DataFile(file));
    }

    /** The data set does not say what its codes mean; these are the codes of ISO/IEC 5218, which fit. */
    private static Gender gender(DataFile.Line line, String code) {
        return switch (code) {
            case "0" -> Gender.UNKNOWN;
            case "1" -> Gender.MALE;
            case "2" -> Gender.FEMALE;
            default -> throw line.malformed("gender_code " + code, "0, 1 or 2");
        };
    }
}
