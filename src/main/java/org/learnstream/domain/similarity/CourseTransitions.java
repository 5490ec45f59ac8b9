package org.learnstream.domain.similarity;

/**
 * How often learners took one course after others, as it is now. Courses have the ordinals of the statistics. Safe to read
 * from any thread while it changes.
 */
public interface CourseTransitions {
    /** No learner took any course. */
    CourseTransitions NONE = (context, first, second, courses, values) -> 0;

    /** What a course was taken after. */
    enum Context {
        /** The course that the learner took last. */
        LAST,
        /** The course that the learner took before the last one. */
        LAST_BUT_ONE,
        /** Both of these. */
        BOTH
    }

    /**
     * Reads how often some courses were taken after others, all as it was at one instant.
     *
     * @param context what they were taken after
     * @param first the course taken last but one, for the contexts that go by it
     * @param second the course taken last, for the contexts that go by it
     * @param courses ordinals of the courses
     * @param values receives how many times each was taken after those, in the same order
     * @return how many times any course was
     */
    long read(Context context, int first, int second, int[] courses, long[] values);
}
