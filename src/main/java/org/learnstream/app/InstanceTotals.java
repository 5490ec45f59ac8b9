package org.learnstream.app;

import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.learnstream.domain.report.Totals;
import org.learnstream.metrics.HttpTimings;
import org.learnstream.metrics.SolveMeters;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.count.StreamCounts.Outcome;
import org.learnstream.wire.avro.ChurnAlertKind;

/** What this instance has done since it started. */
record InstanceTotals(StreamCounts counts, SolveMeters solved, HttpTimings requests) implements Supplier<Totals> {
    private static final int FIRST_FAILURE = 500;

    @Override
    public Totals get() {
        TreeMap<String, Long> letters = new TreeMap<>();
        counts.deadLetters()
                .forEach((reason, number) -> letters.put(reason.name().toLowerCase(Locale.ROOT), number));
        return new Totals(
                new Totals.Intake(
                        counts.events(Outcome.ACTIVITY),
                        counts.learnersOfDays(),
                        counts.events(Outcome.DUPLICATE),
                        letters),
                new Totals.Told(
                        counts.turns(ChurnAlertKind.AT_RISK),
                        counts.turns(ChurnAlertKind.GONE),
                        counts.turns(ChurnAlertKind.RECOVERED)),
                solved.solvings(),
                requests.ofReaders(status -> status < FIRST_FAILURE),
                requests.ofReaders(status -> status >= FIRST_FAILURE));
    }
}
