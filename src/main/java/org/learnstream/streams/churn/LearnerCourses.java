package org.learnstream.streams.churn;

import java.util.Comparator;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueStore;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.wire.Evidence;
import org.learnstream.wire.avro.LearnerEvidence;

/**
 * What a learner's courses say of them.
 *
 * @param store the evidence of each learner
 * @param levels what the evidence stands for
 */
record LearnerCourses(KeyValueStore<String, LearnerEvidence> store, EvidenceLevels levels) {
    private static final int MOST = 10;
    private static final Comparator<Affinity> LATEST_FIRST =
            Comparator.comparingLong(Affinity::lastTime).reversed().thenComparing(Affinity::courseId);

    /** Returns the name of the learner's segment. */
    String segment(String learner) {
        return Segment.of(affinities(learner)).label();
    }

    /** Returns the courses that the learner took and has not completed, the latest first; at most ten. */
    List<String> inProgress(String learner) {
        return affinities(learner).entries().stream()
                .filter(entry -> entry.taken() && entry.tenths() > 0 && entry.tenths() < levels.completed())
                .sorted(LATEST_FIRST)
                .limit(MOST)
                .map(Affinity::courseId)
                .toList();
    }

    private AffinityVector affinities(String learner) {
        LearnerEvidence evidence = store.get(learner);
        return evidence == null
                ? AffinityVector.of(List.of())
                : Evidence.fromAvro(evidence).affinities(levels);
    }
}
