package org.learnstream.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnstream.domain.recommend.Reason;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;
import org.learnstream.wire.avro.SlateReason;

/** Slates from domain to wire. */
public final class Slates {
    private static final float CERTAIN = 1;

    private Slates() {}

    /**
     * Where a slate comes from.
     *
     * @param slateId identifier of the slate
     * @param learnerId whom it is for
     * @param arm name of the recommender that filled every slot
     * @param modelGeneration how far the course model had read
     * @param triggerTime time of the event that led to it, in milliseconds since 1970-01-01 UTC
     * @param createdTime when it was scored, in milliseconds since 1970-01-01 UTC
     */
    public record Origin(
            String slateId, String learnerId, String arm, long modelGeneration, long triggerTime, long createdTime) {}

    /** Returns the Avro record of a slate. The learner's own courses are listed once, and reasons point to them. */
    public static Slate toAvro(Origin origin, List<Recommendation> recommendations) {
        Map<String, Integer> because = new LinkedHashMap<>();
        List<SlateItem> items = new ArrayList<>(recommendations.size());
        for (Recommendation recommendation : recommendations) {
            List<SlateReason> reasons = new ArrayList<>(recommendation.reasons().size());
            for (Reason reason : recommendation.reasons()) {
                Integer known = because.putIfAbsent(reason.courseId(), because.size());
                reasons.add(new SlateReason(known == null ? because.size() - 1 : known, (float) reason.share()));
            }
            items.add(new SlateItem(recommendation.courseId(), recommendation.score(), 0, CERTAIN, reasons));
        }
        return new Slate(
                origin.slateId(),
                origin.learnerId(),
                items,
                List.of(origin.arm()),
                List.copyOf(because.keySet()),
                origin.modelGeneration(),
                origin.triggerTime(),
                origin.createdTime());
    }
}
