package org.learnstream.http;

import java.util.Optional;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.query.Freshness;
import org.learnstream.query.LearnerRecords;
import org.learnstream.query.RecordKey;
import org.learnstream.wire.Affinities;
import org.learnstream.wire.Registered;
import org.learnstream.wire.avro.Slate;

/**
 * A learner whom recommendations are asked for, as the serving tables know them.
 *
 * @param slate what was published for them
 * @param learner what recommenders go by
 * @param freshness how old that may be
 */
record Asked(Optional<Slate> slate, Learner learner, Freshness freshness) {
    static Asked of(RecordKey key, Optional<LearnerRecords> records, Freshness freshness) {
        AffinityVector affinities = records.flatMap(LearnerRecords::affinities)
                .map(Affinities::fromAvro)
                .orElse(AffinityVector.EMPTY);
        Demographics demographics = records.flatMap(LearnerRecords::registration)
                .map(Registered::demographics)
                .orElse(Demographics.UNKNOWN);
        return new Asked(
                records.flatMap(LearnerRecords::slate), new Learner(key.text(), affinities, demographics), freshness);
    }

    /** Whether nothing is known of what the learner cares for. */
    boolean newcomer() {
        return learner.newcomer();
    }

    /** Whether a course may be shown to the learner, as far as they and their past go. */
    boolean open(String courseId) {
        for (Affinity affinity : learner.affinities().entries()) {
            if (affinity.courseId().equals(courseId)) {
                return affinity.open();
            }
        }
        return true;
    }
}
