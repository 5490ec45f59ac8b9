package org.learnstream.domain.content;

/**
 * How strongly courses speak for each other, by ordinal. Never changes. By features alone it is a symmetric matrix of
 * cosines; what was learnt from enrolments is not symmetric.
 *
 * <p>The similarity of a course with itself reads as 0: no course speaks for itself.
 */
public interface CourseLikeness {
    /** Adds a multiple of how strongly a course speaks for each other one to sums by ordinal, as far as the sums go. */
    void addRow(int course, double factor, double[] sums);

    /**
     * Returns how strongly a course speaks for another one, in single precision; 0 when nothing is known of one of them, when they are
     * the same, or when there is not memory enough to keep more than the largest similarities and it is none of those.
     */
    double similarity(int course, int other);

    /** Reads how strongly a course speaks for each of some others, in their order. */
    default void readRow(int course, int[] columns, double[] values) {
        for (int index = 0; index < columns.length; index++) {
            values[index] = similarity(course, columns[index]);
        }
    }

    /** Whether a course has any features; the vector of one that has is of length 1. */
    boolean known(int course);
}
