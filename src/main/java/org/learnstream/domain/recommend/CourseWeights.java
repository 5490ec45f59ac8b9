package org.learnstream.domain.recommend;

/**
 * How strongly each course speaks for each other one: a matrix w(c,d), read by rows, with a factor for each column taken
 * out of the rows that are added up so that it is applied once and not once a row. Belongs to one thread.
 */
interface CourseWeights {
    /** Where the weights of a recommender come from. */
    @FunctionalInterface
    interface Source {
        CourseWeights of(Knowledge knowledge);
    }

    /** Adds a multiple of the row of a course to sums by column, each column's factor left out. */
    void addRow(int course, double factor, double[] sums);

    /**
     * Reads some weights of the row of a course, each with its column's factor.
     *
     * @param columns ordinals of the courses spoken for
     * @param values receives the weights, in the order of the ordinals
     */
    void readRow(int course, int[] columns, double[] values);

    /** Multiplies each of the first sums with the factor of its column. */
    void scale(double[] sums, int count);
}
