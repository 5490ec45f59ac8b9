package org.learnstream.model;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.domain.recommend.SolvedMatrix;
import org.learnstream.domain.recommend.SolvedWeights;

/**
 * The solved weights that are in force, by the ordinals of a course model. The thread that writes to the model writes here
 * too; any thread reads, and sees one whole generation or the next.
 */
public final class LiveSolvedWeights {
    private static final float[] NOTHING = {};

    private final CourseModel model;
    private final Map<String, ArrivingGeneration> arriving = new HashMap<>();
    private volatile SolvedWeights current = SolvedWeights.NONE;

    LiveSolvedWeights(CourseModel model) {
        this.model = model;
    }

    /** Returns the weights in force. */
    public SolvedWeights current() {
        return current;
    }

    /** Returns a number that grows with every generation. */
    long version() {
        return current.generations().stream()
                .mapToLong(SolvedGeneration::number)
                .sum();
    }

    /** Takes a row of a generation that is on its way. */
    public void row(String model, long number, long columns, String courseId, float[] weights) {
        arriving(model).row(number, columns, courseId, weights);
    }

    /**
     * Forgets a row that is on its way, or a whole model.
     *
     * @param courseId the course of the row; empty for the model
     */
    public void forget(String model, String courseId) {
        if (courseId.isEmpty()) {
            current = current.with(SolvedMatrix.none(model));
        } else {
            arriving(model).forget(courseId);
        }
    }

    /**
     * Puts a generation in force when all its rows have come.
     *
     * @param columns fingerprint of its courses
     * @return how many of its rows are missing; 0 when it is in force
     */
    public long manifest(SolvedGeneration generation, long columns, List<String> courseIds) {
        ArrivingGeneration rows = arriving(generation.model());
        long missing = rows.missing(generation.number(), columns, courseIds);
        if (missing == 0) {
            accept(generation, courseIds, rows.take(courseIds));
        }
        return missing;
    }

    private ArrivingGeneration arriving(String model) {
        return arriving.computeIfAbsent(model, ignored -> new ArrivingGeneration());
    }

    /**
     * Puts a generation in force, whose rows and columns are in the order of its courses.
     *
     * @param rows the rows, one for each course; each is let go of as soon as it was read
     */
    public void accept(SolvedGeneration generation, List<String> courseIds, float[][] rows) {
        int[] ordinals = courseIds.stream().mapToInt(model::know).toArray();
        float[][] byOrdinal = new float[model.courses()][];
        Arrays.fill(byOrdinal, NOTHING);
        for (int row = 0; row < ordinals.length; row++) {
            float[] ordered = new float[byOrdinal.length];
            for (int column = 0; column < ordinals.length; column++) {
                ordered[ordinals[column]] = rows[row][column];
            }
            byOrdinal[ordinals[row]] = ordered;
            rows[row] = NOTHING;
        }
        current = current.with(new SolvedMatrix(generation, byOrdinal));
    }
}
