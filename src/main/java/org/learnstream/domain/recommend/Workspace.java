package org.learnstream.domain.recommend;

import java.util.Arrays;
import java.util.BitSet;
import org.learnstream.domain.similarity.GramRow;

/**
 * Buffers of primitives that each thread keeps from one request to the next, because allocating and clearing a number
 * for each course would cost more than the scoring of a short history. They hold nothing between requests.
 */
final class Workspace {
    private static final ThreadLocal<Workspace> CURRENT = ThreadLocal.withInitial(Workspace::new);

    private final GramRow row = new GramRow();
    private final BitSet candidates = new BitSet();
    private double[] scores = {};
    private double[] memberScores = {};

    private Workspace() {}

    static Workspace current() {
        return CURRENT.get();
    }

    GramRow row() {
        return row;
    }

    /** Returns the set of candidates, with whatever it last held. */
    BitSet candidates() {
        return candidates;
    }

    /** Returns at least so many zeros, for the scores that courses are ranked by. */
    double[] scores(int count) {
        scores = zeros(scores, count);
        return scores;
    }

    /** Returns at least so many zeros, for one of several scores that are combined. */
    double[] memberScores(int count) {
        memberScores = zeros(memberScores, count);
        return memberScores;
    }

    private static double[] zeros(double[] kept, int count) {
        if (kept.length < count) {
            return new double[count + count / 8];
        }
        Arrays.fill(kept, 0);
        return kept;
    }
}
