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
    private final int courses;

    /**
     * By course of the history, a row for each that contributed: its contributions to each of the recommended ones. Of a
     * long history most courses may weigh nothing.
     */
    private final double[][] values;

    /** No course of the history from this one on has contributed. */
    private int width;

    Contributions(int courses, History history) {
        this.history = history;
        this.courses = courses;
        values = new double[history.size()][];
    }

    /**
     * Adds a contribution.
     *
     * @param place of the recommended course among those explained
     * @param source index of the own course in the history
     */
    void add(int place, int source, double contribution) {
        double[] row = values[source];
        if (row == null) {
            row = new double[courses];
            values[source] = row;
            width = Math.max(width, source + 1);
        }
        row[place] += contribution;
    }

    /** Adds what others contributed to the course at a place, times a factor. */
    void addAll(int place, Contributions others, double factor) {
        for (int source = 0; source < others.width; source++) {
            double contribution = others.value(source, place);
            if (contribution != 0) {
                add(place, source, factor * contribution);
            }
        }
    }

    /** Returns the reasons for the course at a place, largest share first. */
    List<Reason> reasons(int place, int limit) {
        double total = 0;
        for (int source = 0; source < width; source++) {
            total += Math.max(0, value(source, place));
        }
        if (total == 0 || limit == 0) {
            return List.of();
        }
        int[] best = new int[Math.min(limit, width)];
        int found = 0;
        for (int source = 0; source < width; source++) {
            double value = value(source, place);
            if (value > 0 && (found < best.length || value > value(best[found - 1], place))) {
                int slot = found < best.length ? found++ : found - 1;
                while (slot > 0 && value > value(best[slot - 1], place)) {
                    best[slot] = best[slot - 1];
                    slot--;
                }
                best[slot] = source;
            }
        }
        List<Reason> reasons = new ArrayList<>(found);
        for (int slot = 0; slot < found; slot++) {
            reasons.add(new Reason(history.courseId(best[slot]), Math.min(1, value(best[slot], place) / total)));
        }
        return List.copyOf(reasons);
    }

    private double value(int source, int place) {
        double[] row = values[source];
        return row == null ? 0 : row[place];
    }
}
