package org.learnstream.domain.content;

/**
 * Features of courses that were learnt: a few numbers made from the features that a course is described by, such that
 * courses with similar numbers have learners in common. Never changes.
 */
public final class Taste {
    /** Of which nothing was learnt. */
    static final Taste NONE = new Taste(new float[0][], 0, 1);

    private static final float[] UNKNOWN = {};

    private final float[][] projection;
    private final int rank;
    private final double typicalLength;

    /**
     * Takes what was learnt.
     *
     * @param projection by feature, what it adds to each learnt feature; empty when nothing was learnt of it
     * @param rank how many learnt features there are
     * @param typicalLength mean length of the learnt features of courses before they are scaled, above 0
     */
    Taste(float[][] projection, int rank, double typicalLength) {
        this.projection = projection;
        this.rank = rank;
        this.typicalLength = typicalLength;
    }

    /** Returns how many learnt features there are; 0 when nothing was learnt. */
    public int rank() {
        return rank;
    }

    /**
     * Returns the learnt features of a course.
     *
     * <p>Their length keeps the square root of what it was: a course that is foretold to have more learners is a little
     * more alike to everything. Full length favours the popular, none forgets them; half did best on courses that were
     * hidden.
     */
    float[] of(SparseVector vector) {
        float[] features = project(vector);
        double length = Math.sqrt(Blocks.dot(features, features));
        if (length > 0) {
            float factor = (float) (1 / Math.sqrt(length * typicalLength));
            for (int index = 0; index < rank; index++) {
                features[index] *= factor;
            }
        }
        return features;
    }

    /** Returns the learnt features of a course before they are scaled. */
    float[] project(SparseVector vector) {
        float[] features = new float[rank];
        for (int index = 0; index < vector.size(); index++) {
            int feature = vector.feature(index);
            float[] row = feature < projection.length ? projection[feature] : UNKNOWN;
            if (row.length > 0) {
                Blocks.add(features, (float) vector.value(index), row);
            }
        }
        return features;
    }

    /** Returns how much memory it takes, in bytes. */
    public long bytes() {
        long rows = 0;
        for (float[] row : projection) {
            rows += row.length == 0 ? 4 : 20L + 4L * rank;
        }
        return rows;
    }
}
