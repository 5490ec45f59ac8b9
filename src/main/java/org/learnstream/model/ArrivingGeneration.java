package org.learnstream.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one model's next generation, as they arrive one by one. A generation is complete when its manifest comes and
 * every course of it has a row of that generation; what is missing or belongs to another one keeps it from coming into
 * force. Belongs to one thread.
 */
final class ArrivingGeneration {
    private final Map<String, Arrived> rows = new HashMap<>();

    /** A row that came. */
    @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
    private record Arrived(long number, long columns, float[] weights) {}

    /** Takes a row. */
    void row(long number, long columns, String courseId, float[] weights) {
        rows.put(courseId, new Arrived(number, columns, weights));
    }

    /** Forgets the row of a course. */
    void forget(String courseId) {
        rows.remove(courseId);
    }

    /** Returns how many courses of a generation have no row of it that fits. */
    long missing(long number, long columns, List<String> courseIds) {
        return courseIds.stream()
                .filter(courseId -> !fits(rows.get(courseId), number, columns, courseIds.size()))
                .count();
    }

    /** Hands over the rows of a complete generation, in the order of its courses; nothing is held after that. */
    float[][] take(List<String> courseIds) {
        float[][] taken = new float[courseIds.size()][];
        for (int row = 0; row < taken.length; row++) {
            taken[row] = Objects.requireNonNull(rows.get(courseIds.get(row)), "complete")
                    .weights();
        }
        rows.clear();
        return taken;
    }

    private static boolean fits(@Nullable Arrived row, long number, long columns, int width) {
        return row != null && row.number() == number && row.columns() == columns && row.weights().length == width;
    }
}
