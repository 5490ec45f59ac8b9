package org.learnstream.streams.affinity;

import java.util.Optional;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;

/**
 * A learner's new affinities.
 *
 * @param before the affinities before the change
 * @param vector the affinities after the change
 * @param eventTime time of the event that led to the change, in milliseconds since 1970-01-01 UTC
 */
public record AffinityChange(AffinityVector before, AffinityVector vector, long eventTime) {
    /** Returns the course that the learner took by this change, which they had not taken before. */
    public Optional<String> taken() {
        return vector.entries().stream()
                .filter(Affinity::taken)
                .map(Affinity::courseId)
                .filter(courseId -> before.entries().stream()
                        .noneMatch(entry -> entry.taken() && entry.courseId().equals(courseId)))
                .findFirst();
    }
}
