package org.learnstream.domain.solve;

/**
 * What can be chosen about what models are solved from.
 *
 * @param courses for how many courses at most, the most popular ones; at least 1
 * @param judges by how many learners λ is judged at most; at least 0
 * @param seed decides which learners those are
 * @param decay weight of a course of a learner relative to the next newer one, where a model does not say otherwise; above
 *     0, at most 1
 */
public record TrainingOptions(int courses, int judges, long seed, double decay) {
    /** The values of the founding case. */
    public static final TrainingOptions DEFAULT = new TrainingOptions(coursesWithin(1L << 30), 2_000, 1, 0.8);

    /**
     * Bytes for each pair of courses while a model is solved: the sums, half of them; the matrix and its inverse; the
     * weights as they are published; and the weights as recommenders read them.
     */
    public static final int BYTES_PER_PAIR = 4 + 8 + 8 + 4 + 4;

    public TrainingOptions {
        if (courses < 1 || judges < 0) {
            throw new IllegalArgumentException(
                    "courses and judges are " + courses + " and " + judges + ", expected at least 1 and at least 0");
        }
    }

    /** Returns for how many courses models can be solved within a number of bytes; at least 1. */
    public static int coursesWithin(long bytes) {
        double courses = Math.sqrt((double) bytes / BYTES_PER_PAIR);
        return (int) Math.max(1, Math.min(SymmetricSums.LARGEST, courses));
    }
}
