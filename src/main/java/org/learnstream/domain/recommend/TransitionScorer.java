package org.learnstream.domain.recommend;

import java.util.Arrays;
import java.util.List;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.similarity.CourseTransitions.Context;

/**
 * Scores courses by how often they were taken right after what the learner took last:
 *
 * <pre>score(d) = n(d after the context) / (n(any course after the context) + m)</pre>
 *
 * the share of those who took d next, drawn towards 0 while few went before; m is their number at which the share counts
 * half.
 */
final class TransitionScorer implements Scorer {
    private final Context context;
    private final double smoothing;

    /**
     * Makes a scorer.
     *
     * @param smoothing m, above 0
     */
    TransitionScorer(Context context, double smoothing) {
        this.context = context;
        this.smoothing = smoothing;
    }

    @Override
    public void score(Scoring scoring, double[] scores) {
        int[] all = new int[scoring.courses()];
        Arrays.setAll(all, course -> course);
        double[] values = new double[all.length];
        scoreSome(scoring, all, values);
        System.arraycopy(values, 0, scores, 0, all.length);
    }

    @Override
    public void scoreSome(Scoring scoring, int[] courses, double[] values) {
        Arrays.fill(values, 0);
        List<Affinity> taken = scoring.taken();
        int last = ordinal(scoring, taken, 1);
        int lastButOne = ordinal(scoring, taken, 2);
        boolean known = (context == Context.LAST_BUT_ONE || last >= 0) && (context == Context.LAST || lastButOne >= 0);
        if (known) {
            long[] counts = new long[courses.length];
            long all = scoring.knowledge().transitions().read(context, lastButOne, last, courses, counts);
            for (int index = 0; index < courses.length; index++) {
                values[index] = counts[index] / (all + smoothing);
            }
        }
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {
        List<Affinity> taken = scoring.taken();
        double[] values = new double[courses.length];
        scoreSome(scoring, courses, values);
        // Where two courses speak together, each has one half of it.
        double share = context == Context.BOTH ? factor / 2 : factor;
        if (context != Context.LAST_BUT_ONE) {
            explain(scoring, taken, 1, values, share, into);
        }
        if (context != Context.LAST) {
            explain(scoring, taken, 2, values, share, into);
        }
    }

    private static void explain(
            Scoring scoring, List<Affinity> taken, int fromEnd, double[] values, double share, Contributions into) {
        int source = taken.size() < fromEnd
                ? -1
                : scoring.history().find(taken.get(taken.size() - fromEnd).courseId());
        if (source >= 0) {
            for (int place = 0; place < values.length; place++) {
                into.add(place, source, share * values[place]);
            }
        }
    }

    private static int ordinal(Scoring scoring, List<Affinity> taken, int fromEnd) {
        return taken.size() < fromEnd
                ? -1
                : scoring.statistics().ordinal(taken.get(taken.size() - fromEnd).courseId());
    }
}
