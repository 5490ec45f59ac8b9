package org.learnstream.domain.trend;

import java.util.Arrays;
import org.learnstream.domain.learner.Demographics;

/**
 * Which courses learners have come to lately. Safe to read from any thread while it changes.
 *
 * <p>A learner comes to a course at the time of the first evidence for it, and counts while their affinity to it is
 * above 0. With H the half-life, the decayed count of a course in a cell of learners at a time is
 *
 * <pre>n(cell,c) = Σ 2^(−(now − t) / H)   over the learners of the cell who came to c, each at their own t</pre>
 *
 * <p>and n(cell) its sum over all courses. The share of a course is that of all learners, drawn step by step to that of
 * the narrower cells as far as these are filled (additive smoothing towards the wider cell, with m the shrinkage):
 *
 * <pre>p(whole,c) = n(whole,c) / n(whole),   p(cell,c) = (n(cell,c) + m·p(wider cell,c)) / (n(cell) + m)</pre>
 *
 * <p>Because n(cell,c) = n(cell) times the cell's own share, a cell with m learners lately counts half.
 */
public interface Trends {
    /** Nobody came to any course. */
    Trends NONE = (demographics, now, shares) -> Arrays.fill(shares, 0);

    /**
     * Reads the shares of courses among what learners like these have come to lately.
     *
     * @param demographics tell the narrowest cell
     * @param now in milliseconds since 1970-01-01 UTC
     * @param shares receives the share of each course, 0 to 1, by ordinal; 0 when nobody came to any course
     */
    void readShares(Demographics demographics, long now, double[] shares);
}
