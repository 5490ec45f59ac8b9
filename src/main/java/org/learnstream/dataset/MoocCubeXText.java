package org.learnstream.dataset;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnstream.wire.avro.Course;

/**
 * The part of MOOCCubeX whose courses are described: fewer learners with long histories, in no order.
 *
 * <p>Its courses are in the catalogue of {@link MoocCubeX}.
 */
public final class MoocCubeXText {
    private static final String FOLDER = "mooccubex-text";
    private static final String ENROLMENTS = "enrolments.tsv";

    private final Path directory;

    private MoocCubeXText(Path directory) {
        this.directory = directory;
    }

    /** Returns the data set in a folder, or in the folder {@code mooccubex-text} below it. */
    public static MoocCubeXText in(Path directory) {
        return new MoocCubeXText(DataFolder.holding(ENROLMENTS, directory, FOLDER)
                .toAbsolutePath()
                .normalize());
    }

    /** Returns every learner with their courses; the order of the courses means nothing. */
    public List<LearnerCourses> enrolments() {
        return EnrolmentFile.enrolments(DataFile.in(directory, ENROLMENTS), "course_ids");
    }

    /**
     * Returns the courses that learners have here, described by the catalogue of {@link MoocCubeX}, which is looked for in
     * this folder and in the folder {@code mooccubex} beside it; those that it does not describe, or all when there is no
     * catalogue, have an identifier and nothing else.
     */
    public List<Course> courses() {
        Map<String, Course> described = new HashMap<>();
        catalogue()
                .ifPresent(file ->
                        CourseFile.courses(file).forEach(course -> described.put(course.getCourseId(), course)));
        return enrolments().stream()
                .flatMap(learner -> learner.courseIds().stream())
                .distinct()
                .sorted()
                .map(courseId -> {
                    Course course = described.get(courseId);
                    return course == null ? CourseFile.bare(courseId) : course;
                })
                .toList();
    }

    /**
     * Returns courses of learners, from a file of {@code user_id <tab> course_id} with that header line; a learner may
     * have several lines.
     */
    public static List<LearnerCourses> baskets(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new MalformedDataException(file + " is no file; expected lines of user_id <tab> course_id");
        }
        return EnrolmentFile.baskets(new DataFile(file));
    }

    private Optional<DataFile> catalogue() {
        for (Path folder : List.of(directory, directory.resolveSibling(MoocCubeX.FOLDER))) {
            if (DataFolder.holds(folder, MoocCubeX.COURSES)) {
                return Optional.of(DataFile.in(folder, MoocCubeX.COURSES));
            }
        }
        return Optional.empty();
    }
}
