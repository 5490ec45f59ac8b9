package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.List;

/**
 * What each of the learner's own courses contributed to the scores of some courses.
 *
 * <p>The share of an own course is its part of all that spoke for the recommended one; what speaks against it counts for
 * nothing. Of two own courses with the same share the newer one comes first.
 */
final class Contributions {
    private final History history;
    private final int width;

    /** By recommended course, a row for each: the contribution of each course of the history. */
    private final double[] values;

    Contributions(int courses, History history) {
        this.history = history;
        width = history.size();
        values = new double[courses * width];
    }

    /**
     * Adds a contribution.
     *
     * @param place of the recommended course among those explained
     * @param source index of the own course in the history
     */
    void add(int place, int source, double contribution) {
        values[place * width + source] += contribution;
    }

    /** Adds what others contributed to the course at a place, times a factor. */
    void addAll(int place, Contributions others, double factor) {
        int first = place * width;
        for (int source = first; source < first + width; source++) {
            values[source] += factor * others.values[source];
        }
    }

    /** Returns the reasons for the course at a place, largest share first. */
    List<Reason> reasons(int place, int limit) {
        int first = place * width;
        double total = 0;
        for (int source = 0; source < width; source++) {
            total += Math.max(0, values[first + source]);
        }
        if (total == 0 || limit == 0) {
            return List.of();
        }
        int[] best = new int[Math.min(limit, width)];
        int found = 0;
        for (int source = 0; source < width; source++) {
            double value = values[first + source];
            if (value > 0 && (found < best.length || value > values[first + best[found - 1]])) {
                int slot = found < best.length ? found++ : found - 1;
                while (slot > 0 && value > values[first + best[slot - 1]]) {
                    best[slot] = best[slot - 1];
                    slot--;
                }
                best[slot] = source;
            }
        }
        List<Reason> reasons = new ArrayList<>(found);
        for (int slot = 0; slot < found; slot++) {
            reasons.add(new Reason(history.courseId(best[slot]), Math.min(1, values[first + best[slot]] / total)));
        }
        return List.copyOf(reasons);
    }
}
