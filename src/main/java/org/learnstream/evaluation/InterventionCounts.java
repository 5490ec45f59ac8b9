package org.learnstream.evaluation;

import java.util.EnumMap;
import java.util.Map;
import org.learnstream.domain.intervention.Refusal;

/** How often a rule was applied and refused. Mutable; used by one thread. */
public final class InterventionCounts {
    private final Map<Refusal.Reason, Long> refusals = new EnumMap<>(Refusal.Reason.class);
    private long alerts;
    private long suggested;
    private long delayed;
    private long known;
    private long returned;

    InterventionCounts() {}

    void suggest(boolean later) {
        alerts++;
        suggested++;
        delayed += later ? 1 : 0;
    }

    void refuse(Refusal.Reason reason) {
        alerts++;
        refusals.merge(reason, 1L, Long::sum);
    }

    void come(boolean back) {
        known++;
        returned += back ? 1 : 0;
    }

    InterventionCounts plus(InterventionCounts other) {
        InterventionCounts sum = new InterventionCounts();
        for (InterventionCounts each : new InterventionCounts[] {this, other}) {
            each.refusals.forEach((reason, count) -> sum.refusals.merge(reason, count, Long::sum));
            sum.alerts += each.alerts;
            sum.suggested += each.suggested;
            sum.delayed += each.delayed;
            sum.known += each.known;
            sum.returned += each.returned;
        }
        return sum;
    }

    /** Returns how many alerts the rule was asked about. */
    public long alerts() {
        return alerts;
    }

    /** Returns how many suggestions it made. */
    public long suggested() {
        return suggested;
    }

    /** Returns how many of the suggestions wait for the end of quiet hours. */
    public long delayed() {
        return delayed;
    }

    /** Returns how often it did not apply for a reason. */
    public long refused(Refusal.Reason reason) {
        return refusals.getOrDefault(reason, 0L);
    }

    /** Returns of how many suggestions it is known whether the learner came back within the horizon. */
    public long known() {
        return known;
    }

    /** Returns after how many of those the learner came back. */
    public long returned() {
        return returned;
    }
}
