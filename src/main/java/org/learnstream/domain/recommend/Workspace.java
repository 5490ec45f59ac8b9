package org.learnstream.domain.recommend;

import java.util.Arrays;
import org.learnstream.domain.similarity.GramRow;

/**
 * Buffers of primitives that each thread keeps from one request to the next, because allocating and clearing a number
 * for each course would cost more than the scoring of a short history. They hold nothing between requests.
 */
final class Workspace {
    private static final ThreadLocal<Workspace> CURRENT = ThreadLocal.withInitial(Workspace::new);

    private final GramRow row = new GramRow();
    private double[] scores = {};

    private Workspace() {}

    static Workspace current() {
        return CURRENT.get();
    }

    GramRow row() {
        return row;
    }

    /** Returns at least so many zeros. */
    double[] scores(int count) {
        if (scores.length < count) {
            scores = new double[count + count / 8];
        }
        Arrays.fill(scores, 0);
        return scores;
    }
}
