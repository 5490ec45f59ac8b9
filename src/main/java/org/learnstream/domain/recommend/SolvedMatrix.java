package org.learnstream.domain.recommend;

import java.util.stream.IntStream;

/**
 * The weights between courses that one solving of a model gave, by the courses' ordinals. Never changes; safe to read from
 * any thread.
 */
public final class SolvedMatrix {
    private static final float[] NOTHING = {};

    private final SolvedGeneration generation;
    private final float[][] rows;

    /**
     * Takes over weights.
     *
     * @param rows by ordinal, the weights for each other course by its ordinal; a row may be shorter than there are
     *     courses, or empty when the course was not solved for; the rows belong to this matrix from now on
     */
    public SolvedMatrix(SolvedGeneration generation, float[][] rows) {
        this.generation = generation;
        this.rows = rows;
    }

    /** Returns the matrix of a model that was never solved. */
    public static SolvedMatrix none(String model) {
        return new SolvedMatrix(new SolvedGeneration(model, 0, 0, 0, 0, 0, 0), new float[0][]);
    }

    /** Returns what is known of the solving. */
    public SolvedGeneration generation() {
        return generation;
    }

    /** Returns how strongly one course speaks for another one; 0 when one of them was not solved for. */
    public float weight(int ordinal, int other) {
        float[] row = row(ordinal);
        return other < row.length ? row[other] : 0;
    }

    /** Returns the ordinals of the courses that were solved for. */
    public IntStream solvedOrdinals() {
        return IntStream.range(0, rows.length).filter(ordinal -> rows[ordinal].length > 0);
    }

    /** Adds a multiple of the row of a course to sums by ordinal. */
    void addRow(int ordinal, double factor, double[] sums) {
        float[] row = row(ordinal);
        int end = Math.min(row.length, sums.length);
        for (int column = 0; column < end; column++) {
            sums[column] += factor * row[column];
        }
    }

    private float[] row(int ordinal) {
        return ordinal < rows.length ? rows[ordinal] : NOTHING;
    }
}
