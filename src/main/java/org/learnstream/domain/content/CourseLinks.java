package org.learnstream.domain.content;

/** How strongly courses speak for each other by who took them: what is learnt from. Never changes. */
public interface CourseLinks {
    /** Returns the number of the generation; another one whenever the links are others, 0 when there are none. */
    long generation();

    /** Returns the ordinals of the courses that have links, ascending. */
    int[] courses();

    /** Returns how strongly one of these courses speaks for another one; 0 for itself. */
    float weight(int course, int other);
}
