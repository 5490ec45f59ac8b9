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

    /** By recommended course, a row for each: the best contributions, largest first, 0 when free, and whose they are. */
    private final double[] best;

    private final int[] sources;

    private Explanation(History history, int courses, int limit) {
        this.history = history;
        this.limit = limit;
        totals = new double[courses];
        best = new double[courses * limit];
        sources = new int[courses * limit];
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
        for (int slot = place * limit; slot < (place + 1) * limit && best[slot] > 0; slot++) {
            reasons.add(new Reason(history.courseId(sources[slot]), Math.min(1, best[slot] / totals[place])));
        }
        return reasons;
    }

    private void add(int place, int source, double contribution) {
        if (contribution <= 0) {
            return;
        }
        totals[place] += contribution;
        int first = place * limit;
        int slot = first + limit - 1;
        if (contribution <= best[slot]) {
            return;
        }
        while (slot > first && contribution > best[slot - 1]) {
            best[slot] = best[slot - 1];
            sources[slot] = sources[slot - 1];
            slot--;
        }
        best[slot] = contribution;
        sources[slot] = source;
    }
}
