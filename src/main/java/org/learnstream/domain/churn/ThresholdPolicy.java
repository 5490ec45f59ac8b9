package org.learnstream.domain.churn;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.Presence;

/**
 * Which thresholds of inactivity hold for a learner.
 *
 * @param common those of everybody
 * @param bySegment those of some segments instead, by the segment's name
 * @param rhythm how they follow the learner's own rhythm; empty when they do not
 */
public record ThresholdPolicy(
        InactivityThresholds common, Map<String, InactivityThresholds> bySegment, Optional<Rhythm> rhythm) {
    public ThresholdPolicy {
        bySegment = Map.copyOf(bySegment);
    }

    /**
     * Returns the thresholds of a window. They depend on the time until it opened alone, so that they do not change
     * while it is open. A threshold by rhythm is that of being at risk; the one of being gone keeps its ratio to it.
     *
     * @param segment name of the learner's segment
     * @param opened when the window opened, in milliseconds since 1970-01-01 UTC
     */
    public InactivityThresholds of(String segment, Presence presence, long opened) {
        InactivityThresholds fixed = bySegment.getOrDefault(segment, common);
        OptionalLong own = rhythm.map(found -> found.threshold(presence, ActiveDay.dayOf(opened)))
                .orElse(OptionalLong.empty());
        if (own.isEmpty()) {
            return fixed;
        }
        long atRisk = own.getAsLong();
        double ratio = (double) fixed.gone() / fixed.atRisk();
        return new InactivityThresholds(atRisk, Math.max(atRisk + 1, Math.round(atRisk * ratio)));
    }
}
