package org.learnstream.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnstream.domain.recommend.Reason;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.domain.recommend.Slot;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;
import org.learnstream.wire.avro.SlateReason;

/** Slates from domain to wire. */
public final class Slates {
    private Slates() {}

    /**
     * Where a slate comes from.
     *
     * @param slateId identifier of the slate
     * @param learnerId whom it is for
     * @param modelGeneration how far the course model had read
     * @param triggerTime time of the event that led to it, in milliseconds since 1970-01-01 UTC
     * @param createdTime when it was scored, in milliseconds since 1970-01-01 UTC
     */
    public record Origin(String slateId, String learnerId, long modelGeneration, long triggerTime, long createdTime) {}

    /** Returns the Avro record of a slate. Arms and the learner's own courses are listed once, and pointed to. */
    public static Slate toAvro(Origin origin, List<Slot> slots) {
        Map<String, Integer> arms = new LinkedHashMap<>();
        Map<String, Integer> because = new LinkedHashMap<>();
        List<SlateItem> items = new ArrayList<>(slots.size());
        for (Slot slot : slots) {
            Recommendation recommendation = slot.recommendation();
            List<SlateReason> reasons = new ArrayList<>(recommendation.reasons().size());
            for (Reason reason : recommendation.reasons()) {
                reasons.add(new SlateReason(place(because, reason.courseId()), (float) reason.share()));
            }
            items.add(new SlateItem(
                    recommendation.courseId(),
                    recommendation.score(),
                    place(arms, slot.arm()),
                    (float) slot.propensity(),
                    reasons));
        }
        return new Slate(
                origin.slateId(),
                origin.learnerId(),
                items,
                List.copyOf(arms.keySet()),
                List.copyOf(because.keySet()),
                origin.modelGeneration(),
                origin.triggerTime(),
                origin.createdTime());
    }

    private static int place(Map<String, Integer> places, String name) {
        Integer known = places.putIfAbsent(name, places.size());
        return known == null ? places.size() - 1 : known;
    }
}
