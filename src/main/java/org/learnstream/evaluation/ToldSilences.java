package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.learnstream.domain.intervention.Reach;
import org.learnstream.domain.intervention.Situation;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.avro.ChurnAlert;
import org.learnstream.wire.avro.ChurnAlertKind;

/** The silences that a running product has told of, one learner's after the other in order. Mutable; used by one thread. */
public final class ToldSilences {
    private static final long HORIZON = InterventionDryRun.HORIZON.toMillis();

    private final InterventionDryRun dryRun;
    private final Function<String, Reach> reach;
    private final Map<String, List<Pending>> pending = new HashMap<>();
    private long latest = Long.MIN_VALUE;

    private record Pending(long time, InterventionDryRun.Outcome outcome) {}

    /**
     * Starts.
     *
     * @param reach how a learner may be reached
     */
    public ToldSilences(InterventionDryRun dryRun, Function<String, Reach> reach) {
        this.dryRun = dryRun;
        this.reach = reach;
    }

    /** Takes an alert. */
    public void tell(ChurnAlert alert) {
        long time = alert.getWindowClosed();
        latest = Math.max(latest, time);
        if (alert.getKind() == ChurnAlertKind.RECOVERED) {
            List<Pending> open = pending.remove(alert.getAlertId());
            if (open != null) {
                open.forEach(each -> each.outcome().come(time <= each.time() + HORIZON));
            }
            return;
        }
        Double probability = alert.getProbability();
        InterventionDryRun.Outcome outcome = dryRun.alert(
                alert.getUserId(),
                new Situation(
                        ChurnRecords.fromAvro(alert.getLevel()),
                        probability == null ? OptionalDouble.empty() : OptionalDouble.of(probability),
                        alert.getSegment(),
                        0,
                        OptionalDouble.empty(),
                        reach.apply(alert.getUserId()),
                        time));
        pending.computeIfAbsent(alert.getAlertId(), unseen -> new ArrayList<>()).add(new Pending(time, outcome));
    }

    /** Takes it that who was not told to be back, until the horizon had passed by the latest alert of all, was not. */
    public void end() {
        pending.values().stream()
                .flatMap(List::stream)
                .filter(each -> each.time() + HORIZON <= latest)
                .forEach(each -> each.outcome().come(false));
        pending.clear();
    }
}
