package org.learnstream.streams.recommend;

import java.util.List;
import java.util.UUID;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.recommend.CompetingArms;
import org.learnstream.domain.recommend.CourseFilter;
import org.learnstream.domain.recommend.Learner;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Slot;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.wire.Slates;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Scores learners and writes the result down as slates.
 *
 * @param arms fill the slots
 * @param knowledge what it goes by
 * @param size courses on a slate
 */
record SlateMaker(CompetingArms arms, LiveKnowledge knowledge, int size) {
    /**
     * Returns the slate of a learner as of now.
     *
     * @param occasion what led to the slate, unique per learner; the slate's identifier is made from it
     * @param triggerTime time of the event that led to it, in milliseconds since 1970-01-01 UTC
     * @param now in milliseconds since 1970-01-01 UTC
     */
    Slate make(String learnerId, AffinityVector vector, String occasion, long triggerTime, long now) {
        long generation = knowledge.statistics().generation();
        UUID id = UUID.nameUUIDFromBytes((learnerId + '/' + occasion).getBytes(UTF_8));
        List<Slot> slots = arms.slate(new RecommendationRequest(
                knowledge,
                new Learner(learnerId, vector, knowledge.demographics(learnerId)),
                CourseFilter.ALL,
                size,
                now,
                id.getLeastSignificantBits()));
        return Slates.toAvro(new Slates.Origin(id.toString(), learnerId, generation, triggerTime, now), slots);
    }

    /** Returns a number that tells slates with other courses, or the same in another order, apart. */
    static long fingerprint(Slate slate) {
        long mixed = slate.getItems().size();
        for (SlateItem item : slate.getItems()) {
            // Steps of a multiplicative congruential generator (Knuth's MMIX constant) spread each id over 64 bits.
            mixed = (mixed + item.getCourseId().hashCode()) * 6_364_136_223_846_793_005L;
            mixed ^= mixed >>> 29;
        }
        return mixed == WaitingLearners.MARK ? 0 : mixed;
    }
}
