package org.learnstream.domain.learner;

import java.util.Comparator;
import java.util.List;

/**
 * A learner's affinities, newest first: by last time descending, then by course id ascending.
 *
 * @param entries at most one entry per course
 */
public record AffinityVector(List<Affinity> entries) {
    /** The vector of a learner of whom nothing is known. */
    public static final AffinityVector EMPTY = new AffinityVector(List.of());

    private static final Comparator<Affinity> NEWEST_FIRST =
            Comparator.comparingLong(Affinity::lastTime).reversed().thenComparing(Affinity::courseId);

    public AffinityVector {
        entries = List.copyOf(entries);
    }

    /** Returns the vector of entries in any order. */
    public static AffinityVector of(List<Affinity> entries) {
        return new AffinityVector(entries.stream().sorted(NEWEST_FIRST).toList());
    }
}
