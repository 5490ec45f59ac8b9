package org.learnstream.domain.similarity;

/**
 * What the affinities of all learners say about courses, as they are now. Safe to read from any thread while it changes.
 *
 * <p>Courses have dense ordinals, from 0, in the order in which they first appeared. An ordinal is never given to
 * another course; a course that lost its last learner keeps its ordinal and counts for nothing.
 *
 * <p>r(u,c) is the affinity of learner u to course c in tenths, 0 when there is none. The Gram matrix is
 * G(c,d) = Σu r(u,c)·r(u,d): the cosine of two courses is G(c,d) / √(G(c,c)·G(d,d)).
 */
public interface CourseStatistics {
    /** Returns how many ordinals are given out. */
    int courses();

    /** Returns the ordinal of a course, or −1 when no learner ever had an affinity to it. */
    int ordinal(String courseId);

    /** Returns the course that has an ordinal, from 0 to {@link #courses()} − 1. */
    String courseId(int ordinal);

    /** Returns how many learners have an affinity above 0 to a course. */
    long learners(int ordinal);

    /** Returns G(c,c), the sum of squared affinities to a course, in tenths squared. */
    long squaredNorm(int ordinal);

    /** Returns √G(c,c), in tenths. */
    double norm(int ordinal);

    /** Returns how many learners have affinities above 0 to both of two courses. */
    long commonLearners(int ordinal, int other);

    /** Copies the row of a course, without its diagonal entry, as it was at one instant. */
    void readRow(int ordinal, GramRow into);

    /** Copies the row of a course and G(d,d) of all courses d, all as they were at one instant. */
    void readRowAndNorms(int ordinal, GramRow into);

    /**
     * Reads some entries of the row of a course, all as they were at one instant; the diagonal entry reads as 0.
     *
     * @param columns ordinals of the entries
     * @param count how many of the ordinals to read
     * @param values receives the entries, in the order of the ordinals
     */
    void readEntries(int ordinal, int[] columns, int count, long[] values);

    /** Returns how many vectors of learners were taken in. */
    long generation();
}
