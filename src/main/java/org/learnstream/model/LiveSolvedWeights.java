package org.learnstream.model;

import java.util.List;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.domain.recommend.SolvedMatrix;
import org.learnstream.domain.recommend.SolvedWeights;

/**
 * The solved weights that are in force, by the ordinals of a course model. The thread that writes to the model writes here
 * too; any thread reads, and sees one whole generation or the next.
 */
public final class LiveSolvedWeights {
    private final CourseModel model;
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

    /**
     * Puts a generation in force, whose rows and columns are in the order of its courses.
     *
     * @param rows the rows, one for each course; each is released as soon as it was read
     */
    public void accept(SolvedGeneration generation, List<String> courseIds, float[][] rows) {
        int[] ordinals = courseIds.stream().mapToInt(model::know).toArray();
        float[][] byOrdinal = new float[model.courses()][];
        java.util.Arrays.fill(byOrdinal, new float[0]);
        for (int row = 0; row < ordinals.length; row++) {
            float[] ordered = new float[byOrdinal.length];
            for (int column = 0; column < ordinals.length; column++) {
                ordered[ordinals[column]] = rows[row][column];
            }
            byOrdinal[ordinals[row]] = ordered;
        }
        current = current.with(new SolvedMatrix(generation, byOrdinal));
    }
}
