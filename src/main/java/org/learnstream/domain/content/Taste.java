package org.learnstream.domain.content;

import java.util.Arrays;

/**
 * Features of courses that were learnt: a few numbers for how much a course is evidence of each taste, and as many for how
 * much it is to each taste. Never changes.
 *
 * <p>What a course is to a taste is always foretold from its description, for new courses and known ones alike. What it is
 * evidence of is known for the courses that were learnt from, and foretold for others.
 */
public final class Taste {
    /** Of which nothing was learnt. */
    static final Taste NONE = new Taste(new float[0][], new float[0][], 0, 1, 1);

    private static final float[] UNKNOWN = {};

    /**
     * How much of the length of what was learnt is given up: at 0 the popular are favoured, at 1 popularity is forgotten.
     * Chosen by validation on real courses.
     */
    private static final double EVIDENCE_DAMPING = 0.5;

    private static final double TASTE_DAMPING = 0.3;

    private final float[][] projection;
    private final float[][] known;
    private final int rank;
    private final double evidenceLength;
    private final double tasteLength;

    /**
     * Takes what was learnt.
     *
     * @param projection by feature, what it adds to the evidence of each taste and then to each taste itself; empty when
     *     nothing was learnt of it
     * @param known by ordinal of a course, the evidence that it is; empty when it was not learnt from
     * @param rank how many tastes there are
     * @param evidenceLength mean length of the evidence that courses are, before it is scaled, above 0
     * @param tasteLength the same of what courses are to tastes
     */
    Taste(float[][] projection, float[][] known, int rank, double evidenceLength, double tasteLength) {
        this.projection = projection;
        this.known = known;
        this.rank = rank;
        this.evidenceLength = evidenceLength;
        this.tasteLength = tasteLength;
    }

    /** Returns how many tastes there are; 0 when nothing was learnt. */
    public int rank() {
        return rank;
    }

    /**
     * Returns a course with its learnt features, which have length 1 on average.
     *
     * @param ordinal the course
     */
    DescribedCourse describe(int ordinal, SparseVector vector) {
        DescribedCourse course = foretell(ordinal, vector);
        scale(course.evidence(), EVIDENCE_DAMPING, evidenceLength);
        scale(course.taste(), TASTE_DAMPING, tasteLength);
        return course;
    }

    /** Returns a course with its learnt features before they are scaled. */
    DescribedCourse foretell(int ordinal, SparseVector vector) {
        float[] both = new float[2 * rank];
        for (int index = 0; index < vector.size(); index++) {
            int feature = vector.feature(index);
            float[] row = feature < projection.length ? projection[feature] : UNKNOWN;
            if (row.length > 0) {
                Blocks.add(both, (float) vector.value(index), row);
            }
        }
        float[] evidence = ordinal < known.length ? known[ordinal] : UNKNOWN;
        boolean foretold = evidence.length == 0 || vector.size() == 0;
        return new DescribedCourse(
                vector,
                foretold ? Arrays.copyOf(both, rank) : evidence.clone(),
                Arrays.copyOfRange(both, rank, 2 * rank));
    }

    private static void scale(float[] values, double damping, double typical) {
        double length = Math.sqrt(Blocks.dot(values, values));
        if (length > 0) {
            double factor = 1 / (Math.pow(length, damping) * Math.pow(typical, 1 - damping));
            for (int index = 0; index < values.length; index++) {
                values[index] *= (float) factor;
            }
        }
    }

    /** Returns how much memory it takes, in bytes. */
    public long bytes() {
        return bytes(projection) + bytes(known);
    }

    private static long bytes(float[][] rows) {
        long bytes = 0;
        for (float[] row : rows) {
            bytes += row.length == 0 ? 4 : 20 + 4L * row.length;
        }
        return bytes;
    }
}
