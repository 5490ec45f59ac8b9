package org.learnstream.domain.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.Presence;

/**
 * When learners are looked at for examples to learn from: at the end of a day, and again when the horizon after it has
 * passed. One after the other, so that every learner gives one example in a horizon; each begins on a day of their own,
 * so that every day gives some.
 *
 * @param horizonDays length of the horizon; 1 to 30
 */
public record SnapshotPlan(int horizonDays) {
    /** A learner who has done nothing for so many days gives no examples any more: that they stay away is no news. */
    private static final int LONGEST_SILENCE = 30;

    /**
     * An example.
     *
     * @param day at whose end the learner was looked at, in days since 1970-01-01
     * @param cohort whom they were compared with then
     * @param stayedAway whether they did nothing on any day of the horizon
     */
    public record Outcome(long day, Cohort cohort, boolean stayedAway) {}

    /**
     * What a look found.
     *
     * @param snapshot the example that is in the making now; empty when there is none until the learner returns
     * @param outcomes examples that are complete
     */
    public record Step(Optional<ChurnSnapshot> snapshot, List<Outcome> outcomes) {
        public Step {
            outcomes = List.copyOf(outcomes);
        }
    }

    /** Returns the first snapshot of a learner who is there on a day. */
    public ChurnSnapshot first(String learner, long day) {
        return ChurnSnapshot.on(day + Math.floorMod(learner.hashCode(), horizonDays));
    }

    /** Returns when to look at a learner again, in milliseconds since 1970-01-01 UTC: when a day has ended. */
    public OptionalLong deadline(Optional<ChurnSnapshot> snapshot) {
        return snapshot.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(
                        end(snapshot.get().day() + (snapshot.get().cohort().isPresent() ? horizonDays : 0)));
    }

    private static long end(long day) {
        return (day + 1) * ActiveDay.MILLIS;
    }

    /**
     * Returns what has become of the example in the making.
     *
     * @param now all activities before it are in the presence, in milliseconds since 1970-01-01 UTC
     * @param cohort whom the learner is compared with now
     */
    public Step step(Optional<ChurnSnapshot> snapshot, Presence presence, long now, Cohort cohort) {
        List<Outcome> outcomes = new ArrayList<>();
        Optional<ChurnSnapshot> current = snapshot;
        while (current.isPresent() && deadline(current).getAsLong() <= now) {
            long day = current.get().day();
            if (current.get().cohort().isEmpty()) {
                boolean lately = presence.days().stream()
                        .anyMatch(active -> active.day() <= day && active.day() > day - LONGEST_SILENCE);
                current = lately ? Optional.of(new ChurnSnapshot(day, Optional.of(cohort))) : Optional.empty();
            } else {
                if (isKept(presence, day)) {
                    outcomes.add(new Outcome(day, current.get().cohort().get(), stayedAway(presence, day)));
                }
                current = Optional.of(ChurnSnapshot.on(day + horizonDays + 1));
            }
        }
        return new Step(current, outcomes);
    }

    /** Whether the presence still knows how things stood at the end of a day. */
    private static boolean isKept(Presence presence, long day) {
        return presence.last().isPresent() && ActiveDay.dayOf(presence.last().getAsLong()) - day < Presence.DAYS;
    }

    private boolean stayedAway(Presence presence, long day) {
        return presence.days().stream().noneMatch(active -> active.day() > day && active.day() <= day + horizonDays);
    }
}
