package org.learnstream.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.CourseStatistics;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.domain.similarity.Neighbour;
import org.learnstream.domain.similarity.PopularCourse;

/** The course model: what all learners' current affinities say about courses. */
public final class CourseModel implements CourseStatistics {
    private final ModelOptions options;

    public CourseModel(ModelOptions options) {
        this.options = options;
    }

    /**
     * Replaces the vector of a learner. Only one thread may call this.
     *
     * @param vector the learner's vector from now on; null when the learner is to be forgotten
     * @return whether that changed anything
     */
    public boolean apply(String learnerId, @Nullable AffinityVector vector) {
        return learnerId.isEmpty() && options.denseFill() > 2;
    }

    /** Says how many vectors were taken in. */
    public void advanceTo(long generation) {}

    /** Returns the most similar courses: by cosine descending, then course id ascending; none for an unknown course. */
    public List<Neighbour> neighbours(String courseId, int limit) {
        return List.of();
    }

    /** Returns the courses with the most learners: by learners descending, then course id ascending. */
    public List<PopularCourse> popular(int limit) {
        return List.of();
    }

    /** Returns how many learners have an affinity above 0 to any course. */
    public int learners() {
        return 0;
    }

    /** Returns how much memory the model takes, in bytes. */
    public long memoryBytes() {
        return 0;
    }

    @Override
    public int courses() {
        return 0;
    }

    @Override
    public int ordinal(String courseId) {
        return -1;
    }

    @Override
    public String courseId(int ordinal) {
        return "";
    }

    @Override
    public long learners(int ordinal) {
        return 0;
    }

    @Override
    public long squaredNorm(int ordinal) {
        return 0;
    }

    @Override
    public double norm(int ordinal) {
        return 0;
    }

    @Override
    public long commonLearners(int ordinal, int other) {
        return 0;
    }

    @Override
    public void readRow(int ordinal, GramRow into) {}

    @Override
    public void readRowAndNorms(int ordinal, GramRow into) {}

    @Override
    public void readEntries(int ordinal, int[] columns, int count, long[] values) {}

    @Override
    public long generation() {
        return 0;
    }
}
