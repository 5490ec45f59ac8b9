package org.learnstream.domain.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;

/** A line that tells a person what an instance did in a day. */
public final class DayInWords {
    private static final Duration DAY = Duration.ofDays(1);
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private DayInWords() {}

    /**
     * Returns the line.
     *
     * @param from the beginning of the day, or the start of the instance when that was later
     * @param to the end of the day
     * @param processes whether taking events in is among what the instance does
     */
    public static String of(Instant from, Instant to, boolean processes, Totals totals, Freshness freshness) {
        List<String> sentences = new ArrayList<>();
        if (processes) {
            sentences.add(when(from, to) + " this instance took " + intake(totals.intake()) + ".");
            sentences.add(alerts(totals.told()) + ".");
            sentences.add("Models were solved " + times(totals.solvings()) + ".");
        } else {
            sentences.add(when(from, to) + " this instance only served.");
        }
        if (freshness.lists() > 0) {
            sentences.add(number(freshness.lists(), "list") + " could be read within " + seconds(freshness.median())
                    + " of the event (half of them) and within " + seconds(freshness.most()) + " (99 of 100).");
        }
        if (totals.answered() + totals.failed() > 0) {
            sentences.add(number(totals.answered(), "request") + (totals.answered() == 1 ? " was" : " were")
                    + " answered, " + (totals.failed() == 0 ? "none" : grouped(totals.failed())) + " failed.");
        }
        return String.join(" ", sentences);
    }

    private static String when(Instant from, Instant to) {
        boolean wholeDay = Duration.between(from, to).equals(DAY);
        return wholeDay
                ? "Yesterday, " + DATE.format(from) + " UTC,"
                : "From " + MINUTE.format(from) + " to " + MINUTE.format(to) + " UTC";
    }

    private static String intake(Totals.Intake intake) {
        String taken = number(intake.events(), "event") + " of " + number(intake.learners(), "learner");
        long letters = intake.deadLetters().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        String put = letters == 0 ? "no dead letters" : number(letters, "dead letter") + reasons(intake.deadLetters());
        return taken + ", with "
                + (intake.duplicates() == 0 ? "no duplicates" : number(intake.duplicates(), "duplicate")) + " and "
                + put;
    }

    private static String reasons(SortedMap<String, Long> deadLetters) {
        if (deadLetters.size() == 1) {
            return " (" + deadLetters.firstKey() + ")";
        }
        return deadLetters.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .map(reason -> grouped(reason.getValue()) + " " + reason.getKey())
                .collect(java.util.stream.Collectors.joining(", ", " (", ")"));
    }

    private static String alerts(Totals.Told told) {
        if (told.atRisk() + told.gone() + told.returned() == 0) {
            return "No learner fell silent or returned";
        }
        return number(told.atRisk(), "learner") + " fell silent, " + grouped(told.gone()) + " left, "
                + grouped(told.returned()) + " returned";
    }

    private static String times(long times) {
        return times == 1 ? "once" : times == 0 ? "not at all" : grouped(times) + " times";
    }

    private static String number(long number, String what) {
        return grouped(number) + ' ' + what + (number == 1 ? "" : "s");
    }

    private static String grouped(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toMillis() / 1e3);
    }
}
