package org.learnstream.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.churn.Rhythm;
import org.learnstream.domain.churn.ThresholdPolicy;

/** When learners who fall silent are told of. */
public record ChurnSettings(
        @Doc(
                "What closes windows of inactivity: live, the wall clock; or replay, the watermarks of a replay of history.")
        String clock,

        @Doc("How long after the last activity a learner is at risk; above PT0S.")
        Duration atRiskAfter,

        @Doc("How long after the last activity a learner is gone; above churn.at-risk-after.")
        Duration goneAfter,

        @Doc(
                "Other thresholds for some segments of learners: SEGMENT=AT-RISK/GONE, separated by commas; the segments are none, short and long, by the number of courses. For example short=P5D/P21D.")
        String segments,

        @Doc("Whether the threshold of being at risk follows the learner's own rhythm once they have one.")
        boolean adaptive,

        @Doc("The rhythm is this quantile of the pauses between active days; above 0 and at most 1.")
        double adaptiveQuantile,

        @Doc("With fewer pauses than this within 64 days a learner has no rhythm; at least 1.")
        int adaptivePauses,

        @Doc("The shortest threshold by rhythm; above PT0S.")
        Duration adaptiveShortest,

        @Doc("The longest threshold by rhythm; at least churn.adaptive-shortest.")
        Duration adaptiveLongest,

        @Doc("How often it is looked for windows that close; at least PT0.01S.")
        Duration checkInterval,

        @Doc(
                "For how long events may wait while windows close: what all partitions of a thread may take together, each time that it is looked; at least PT0.001S.")
        Duration checkBudget,

        @Doc(
                "For so long after the start, and after the last event of a backlog, the wall clock closes no window: events may still be on their way; not negative.")
        Duration settle,

        @Doc(
                "How many alerts each instance that serves holds for readers, the newest ones; 1 to 1000000. Each takes about a kilobyte.")
        int alertsKept) {
    private static final String LIVE = "live";
    private static final String REPLAY = "replay";

    public ChurnSettings {
        Check.that(clock.equals(LIVE) || clock.equals(REPLAY), "churn.clock", clock, "live or replay");
        Check.that(atRiskAfter.toMillis() > 0, "churn.at-risk-after", atRiskAfter, "above PT0S");
        Check.that(
                goneAfter.compareTo(atRiskAfter) > 0,
                "churn.gone-after",
                goneAfter,
                "above churn.at-risk-after, " + atRiskAfter);
        Check.that(
                adaptiveQuantile > 0 && adaptiveQuantile <= 1,
                "churn.adaptive-quantile",
                adaptiveQuantile,
                "above 0 and at most 1");
        Check.that(adaptivePauses >= 1, "churn.adaptive-pauses", adaptivePauses, "at least 1");
        Check.that(adaptiveShortest.toMillis() > 0, "churn.adaptive-shortest", adaptiveShortest, "above PT0S");
        Check.that(
                adaptiveLongest.compareTo(adaptiveShortest) >= 0,
                "churn.adaptive-longest",
                adaptiveLongest,
                "at least churn.adaptive-shortest, " + adaptiveShortest);
        Check.that(checkInterval.toMillis() >= 10, "churn.check-interval", checkInterval, "at least PT0.01S");
        Check.that(checkBudget.toMillis() >= 1, "churn.check-budget", checkBudget, "at least PT0.001S");
        Check.that(!settle.isNegative(), "churn.settle", settle, "not negative");
        Check.that(alertsKept >= 1 && alertsKept <= 1_000_000, "churn.alerts-kept", alertsKept, "1 to 1000000");
        bySegment(segments);
    }

    /** Returns these settings for a replay of history. */
    ChurnSettings forReplay() {
        return new ChurnSettings(
                REPLAY,
                atRiskAfter,
                goneAfter,
                segments,
                adaptive,
                adaptiveQuantile,
                adaptivePauses,
                adaptiveShortest,
                adaptiveLongest,
                checkInterval,
                checkBudget,
                settle,
                alertsKept);
    }

    /** Whether windows close by the watermarks of a replay, and not by the wall clock. */
    public boolean replays() {
        return clock.equals(REPLAY);
    }

    /** Returns which thresholds hold for a learner. */
    public ThresholdPolicy thresholds() {
        Optional<Rhythm> rhythm = adaptive
                ? Optional.of(new Rhythm(
                        adaptiveQuantile, adaptivePauses, adaptiveShortest.toMillis(), adaptiveLongest.toMillis()))
                : Optional.empty();
        return new ThresholdPolicy(
                new InactivityThresholds(atRiskAfter.toMillis(), goneAfter.toMillis()), bySegment(segments), rhythm);
    }

    private static Map<String, InactivityThresholds> bySegment(String segments) {
        Map<String, InactivityThresholds> thresholds = new HashMap<>();
        for (String part : segments.split(",", -1)) {
            if (!part.isBlank()) {
                String[] sides = part.strip().split("[=/]", -1);
                Check.that(
                        sides.length == 3 && labels().contains(sides[0].strip()),
                        "churn.segments",
                        part.strip(),
                        "SEGMENT=AT-RISK/GONE with one of the segments " + String.join(", ", labels()));
                long atRisk = millis(sides[1]);
                long gone = millis(sides[2]);
                Check.that(
                        atRisk > 0 && gone > atRisk,
                        "churn.segments",
                        part.strip(),
                        "durations above PT0S, the second above the first");
                thresholds.put(sides[0].strip(), new InactivityThresholds(atRisk, gone));
            }
        }
        return thresholds;
    }

    private static long millis(String duration) {
        try {
            return Duration.parse(duration.strip().toUpperCase(Locale.ROOT)).toMillis();
        } catch (DateTimeParseException unreadable) {
            Check.that(false, "churn.segments", duration.strip(), "an ISO 8601 duration like P7D");
            throw unreadable;
        }
    }

    private static List<String> labels() {
        return Arrays.stream(Segment.values()).map(Segment::label).toList();
    }
}
