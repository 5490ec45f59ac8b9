package org.learnstream.domain.recommend;

import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;

/**
 * The learner to recommend to.
 *
 * @param learnerId identifier of the learner, by which they are told from their own neighbours; empty for nobody in
 *     particular
 * @param affinities what they care for; empty when nothing is known
 * @param demographics what they said of themselves
 */
public record Learner(String learnerId, AffinityVector affinities, Demographics demographics) {
    /** Whether nothing is known of what the learner cares for. */
    public boolean newcomer() {
        return affinities.entries().stream().noneMatch(affinity -> affinity.tenths() > 0);
    }

    /** Returns a learner of whom nothing but affinities is known. */
    public static Learner of(AffinityVector affinities) {
        return new Learner("", affinities, Demographics.UNKNOWN);
    }
}
