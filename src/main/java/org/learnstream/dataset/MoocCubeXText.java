package org.learnstream.dataset;

import java.nio.file.Path;
import java.util.List;

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
        return new MoocCubeXText(DataFolder.holding(ENROLMENTS, directory, FOLDER));
    }

    /** Returns every learner with their courses; the order of the courses means nothing. */
    public List<LearnerCourses> enrolments() {
        return EnrolmentFile.enrolments(DataFile.in(directory, ENROLMENTS), "course_ids");
    }
}
