package org.learnstream.model;

/**
 * What the course model takes on the heap, in bytes, by what it is for.
 *
 * @param pairs the rows of the Gram matrix and the norms
 * @param courses identifiers of courses and their table
 * @param learners identifiers of learners, their table and their vectors
 * @param takers the sets of learners, by course
 */
public record ModelMemory(long pairs, long courses, long learners, long takers) {
    /** Returns all of it. */
    public long total() {
        return pairs + courses + learners + takers;
    }
}
