package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.learnstream.domain.similarity.GramRow;
import org.learnstream.domain.similarity.SimilarLearners;

/**
 * Buffers of primitives that each thread keeps from one request to the next, because allocating and clearing a number
 * for each course would cost more than the scoring of a short history. They hold nothing between requests.
 */
final class Workspace {
    private static final ThreadLocal<Workspace> CURRENT = ThreadLocal.withInitial(Workspace::new);

    private final GramRow row = new GramRow();
    private final BitSet candidates = new BitSet();
    private final List<double[]> scores = new ArrayList<>();

    private final SimilarLearners similarLearners = new SimilarLearners();
    private final CoursePlaces explained = new CoursePlaces();
    private final CoursePlaces own = new CoursePlaces();

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

    /** Returns a list of learners, with whatever it last held. */
    SimilarLearners similarLearners() {
        return similarLearners;
    }

    /** Returns an empty list for the courses that are explained; whoever fills it empties it. */
    CoursePlaces explained() {
        return explained;
    }

    /** Returns an empty list for the learner's own courses; whoever fills it empties it. */
    CoursePlaces own() {
        return own;
    }

    /**
     * Returns at least so many zeros, for the scores of one scorer.
     *
     * @param number tells the scorers of a request apart, from 0, each at most 1 above the highest before
     */
    double[] scores(int number, int count) {
        if (number == scores.size()) {
            scores.add(new double[0]);
        }
        double[] cleared = zeros(scores.get(number), count);
        scores.set(number, cleared);
        return cleared;
    }

    private static double[] zeros(double[] kept, int count) {
        if (kept.length < count) {
            return new double[count + count / 8];
        }
        Arrays.fill(kept, 0);
        return kept;
    }
}
