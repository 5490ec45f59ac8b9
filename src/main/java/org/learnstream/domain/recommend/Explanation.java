package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.List;

/**
 * Why courses are recommended: for each of them the learner's own courses that contributed most to its score.
 *
 * <p>Shares are parts of all that spoke for the course. Of two courses with the same share the newer one comes first.
 */
final class Explanation {
    private final History history;
    private final int limit;

    /** By recommended course: the sum of contributions. */
    private final double[] totals;

    /** By recommended course: the best contributions, largest first, 0 when free, and whose they are. */
    private final double[][] best;

    private final int[][] sources;

    private Explanation(History history, int courses, int limit) {
        this.history = history;
        this.limit = limit;
        totals = new double[courses];
        best = new double[courses][limit];
        sources = new int[courses][limit];
    }

    /** Explains courses by what each course of a history adds to their scores. */
    static Explanation of(int[] courses, History history, CourseWeights weights, int limit) {
        Explanation explanation = new Explanation(history, courses.length, limit);
        double[] values = new double[courses.length];
        for (int index = 0; limit > 0 && index < history.size(); index++) {
            weights.readRow(history.ordinal(index), courses, values);
            for (int place = 0; place < courses.length; place++) {
                explanation.add(place, index, history.weight(index) * values[place]);
            }
        }
        return explanation;
    }

    /** Returns the reasons for the course at a place, largest share first. */
    List<Reason> reasons(int place) {
        List<Reason> reasons = new ArrayList<>(limit);
        for (int slot = 0; slot < limit && best[place][slot] > 0; slot++) {
            String because = history.courseId(sources[place][slot]);
            reasons.add(new Reason(because, Math.min(1, best[place][slot] / totals[place])));
        }
        return reasons;
    }

    private void add(int place, int source, double contribution) {
        if (contribution <= 0) {
            return;
        }
        totals[place] += contribution;
        double[] contributions = best[place];
        int slot = limit - 1;
        if (contribution <= contributions[slot]) {
            return;
        }
        while (slot > 0 && contribution > contributions[slot - 1]) {
            contributions[slot] = contributions[slot - 1];
            sources[place][slot] = sources[place][slot - 1];
            slot--;
        }
        contributions[slot] = contribution;
        sources[place][slot] = source;
    }
}
