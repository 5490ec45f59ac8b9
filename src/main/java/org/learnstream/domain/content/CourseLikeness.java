package org.learnstream.domain.content;

/**
 * A symmetric matrix of similarities between courses, by ordinal. Never changes.
 *
 * <p>The similarity of a course with itself reads as 0: no course speaks for itself.
 */
public interface CourseLikeness {
    /** Adds a multiple of the similarities of a course to sums by ordinal, as far as the sums go. */
    void addRow(int course, double factor, double[] sums);

    /**
     * Returns the similarity of two courses, in single precision; 0 when nothing is known of one of them, when they are
     * the same, or when there is not memory enough to keep more than the largest similarities and it is none of those.
     */
    double similarity(int course, int other);

    /**
     * Returns what the similarity of a course with itself would be: 1 by its features alone, another number when learnt
     * ones count as well, 0 when nothing is known of it.
     */
    double squaredLength(int course);
}
