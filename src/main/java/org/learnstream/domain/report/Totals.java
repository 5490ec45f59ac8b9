package org.learnstream.domain.report;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an instance has done since some moment.
 *
 * @param intake what it took in
 * @param told what it told of learners
 * @param solvings models that it solved
 * @param answered requests of readers that it answered
 * @param failed requests of readers that it could not answer
 */
public record Totals(Intake intake, Told told, long solvings, long answered, long failed) {
    /** Nothing. */
    public static final Totals NONE = new Totals(new Intake(0, 0, 0, new TreeMap<>()), new Told(0, 0, 0), 0, 0, 0);

    /**
     * What came in.
     *
     * @param events events that took effect
     * @param learners learners who did something, each counted once a day
     * @param duplicates events that had been seen before
     * @param deadLetters records that were put aside, by reason
     */
    public record Intake(long events, long learners, long duplicates, SortedMap<String, Long> deadLetters) {
        public Intake {
            deadLetters = Collections.unmodifiableSortedMap(new TreeMap<>(deadLetters));
        }

        Intake minus(Intake earlier) {
            SortedMap<String, Long> more = new TreeMap<>();
            deadLetters.forEach((reason, letters) -> {
                long rise = letters - earlier.deadLetters.getOrDefault(reason, 0L);
                if (rise > 0) {
                    more.put(reason, rise);
                }
            });
            return new Intake(
                    events - earlier.events, learners - earlier.learners, duplicates - earlier.duplicates, more);
        }
    }

    /**
     * What was told of learners.
     *
     * @param atRisk alerts that a learner is at risk
     * @param gone alerts that a learner is gone
     * @param returned learners who returned after an alert
     */
    public record Told(long atRisk, long gone, long returned) {
        Told minus(Told earlier) {
            return new Told(atRisk - earlier.atRisk, gone - earlier.gone, returned - earlier.returned);
        }
    }

    /** Returns what was done after an earlier moment, given what had been done until then. */
    public Totals minus(Totals earlier) {
        return new Totals(
                intake.minus(earlier.intake),
                told.minus(earlier.told),
                solvings - earlier.solvings,
                answered - earlier.answered,
                failed - earlier.failed);
    }
}
