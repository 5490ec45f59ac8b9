package org.learnstream.streams.churn;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.wire.Evidence;
import org.learnstream.wire.avro.LearnerEvidence;

/** What the courses of one learner say of them, at the time of one record or look. Read when it is first asked for. */
final class LearnerCourses {
    private static final int MOST = 10;
    private static final Comparator<Affinity> LATEST_FIRST =
            Comparator.comparingLong(Affinity::lastTime).reversed().thenComparing(Affinity::courseId);

    private final Source source;
    private final String learner;
    private @Nullable AffinityVector affinities;

    private LearnerCourses(Source source, String learner) {
        this.source = source;
        this.learner = learner;
    }

    /**
     * Where courses are known from.
     *
     * @param store the evidence of each learner
     * @param levels what the evidence stands for
     */
    record Source(KeyValueStore<String, LearnerEvidence> store, EvidenceLevels levels) {
        LearnerCourses of(String learner) {
            return new LearnerCourses(this, learner);
        }
    }

    /** Returns the learner's identifier. */
    String learner() {
        return learner;
    }

    /** Returns the name of the learner's segment. */
    String segment() {
        return Segment.of(affinities()).label();
    }

    /** Returns the courses that the learner took and has not completed, the latest first; at most ten. */
    List<String> inProgress() {
        return affinities().entries().stream()
                .filter(entry -> entry.taken() && entry.tenths() > 0 && entry.tenths() < source.levels.completed())
                .sorted(LATEST_FIRST)
                .limit(MOST)
                .map(Affinity::courseId)
                .toList();
    }

    private AffinityVector affinities() {
        if (affinities == null) {
            LearnerEvidence evidence = source.store.get(learner);
            affinities = evidence == null
                    ? AffinityVector.of(List.of())
                    : Evidence.fromAvro(evidence).affinities(source.levels);
        }
        return Objects.requireNonNull(affinities);
    }
}
