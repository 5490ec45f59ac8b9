package org.learnstream.domain.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.report.Totals.Intake;
import org.learnstream.domain.report.Totals.Told;

import static org.assertj.core.api.Assertions.assertThat;

final class DayInWordsTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-03-02T00:00:00Z");
    private static final Freshness NOT_MEASURED = new Freshness(0, Duration.ZERO, Duration.ZERO);

    @Test
    void shouldTellOfAllWhenMuchWasDone() {
        // given
        Totals totals = new Totals(
                new Intake(12_345, 2_345, 3, new TreeMap<>(Map.of("future_time", 1L))),
                new Told(45, 6, 7),
                12,
                120_345,
                2);

        // when
        String line = DayInWords.of(
                BEGIN, END, true, totals, new Freshness(4_000, Duration.ofMillis(210), Duration.ofMillis(900)));

        // then
        assertThat(line)
                .isEqualTo("Yesterday, 2026-03-01 UTC, this instance took 12,345 events of 2,345 learners, with 3"
                        + " duplicates and 1 dead letter (future_time). 45 learners fell silent, 6 left, 7 returned."
                        + " Models were solved 12 times. 4,000 lists could be read within 0.21 s of the event (half of"
                        + " them) and within 0.90 s (99 of 100). 120,345 requests were answered, 2 failed.");
    }

    @Test
    void shouldLeaveOutWhatThisInstanceDoesNotDoWhenNothingWasDone() {
        // when
        String line = DayInWords.of(BEGIN.plusSeconds(50_580), END, true, Totals.NONE, NOT_MEASURED);

        // then
        assertThat(line)
                .isEqualTo("From 2026-03-01 14:03 to 2026-03-02 00:00 UTC this instance took 0 events of 0 learners,"
                        + " with no duplicates and no dead letters. No learner fell silent or returned. Models were"
                        + " solved not at all.");
    }

    @Test
    void shouldNameTheReasonThatIsMostFrequentFirstWhenThereAreSeveral() {
        // given
        Totals totals = new Totals(
                new Intake(1, 1, 0, new TreeMap<>(Map.of("future_time", 1L, "undecodable", 20L, "missing_key", 1L))),
                new Told(1, 0, 0),
                1,
                1,
                0);

        // when
        String line = DayInWords.of(BEGIN, END, true, totals, NOT_MEASURED);

        // then
        assertThat(line)
                .contains("1 event of 1 learner, with no duplicates and 22 dead letters"
                        + " (20 undecodable, 1 future_time, 1 missing_key). 1 learner fell silent, 0 left, 0 returned.")
                .contains("Models were solved once.")
                .endsWith("1 request was answered, none failed.");
    }

    @Test
    void shouldNotSpeakOfEventsWhenTheInstanceOnlyServes() {
        // given
        Totals totals = new Totals(new Intake(0, 0, 0, new TreeMap<>()), new Told(0, 0, 0), 0, 5, 0);

        // when
        String line = DayInWords.of(
                BEGIN, END, false, totals, new Freshness(1, Duration.ofMillis(120), Duration.ofMillis(120)));

        // then
        assertThat(line)
                .isEqualTo("Yesterday, 2026-03-01 UTC, this instance only served. 1 list could be read within 0.12 s of"
                        + " the event (half of them) and within 0.12 s (99 of 100). 5 requests were answered, none"
                        + " failed.");
    }

    @Test
    void shouldKeepOnlyWhatRoseWhenADayIsTakenFromTheNext() {
        // given
        Totals first = new Totals(
                new Intake(10, 4, 2, new TreeMap<>(Map.of("future_time", 1L))), new Told(5, 4, 3), 2, 100, 1);
        Totals second = new Totals(
                new Intake(15, 5, 2, new TreeMap<>(Map.of("future_time", 1L, "oversized", 2L))),
                new Told(6, 6, 6),
                3,
                150,
                1);

        // then
        assertThat(second.minus(first))
                .isEqualTo(new Totals(
                        new Intake(5, 1, 0, new TreeMap<>(Map.of("oversized", 2L))), new Told(1, 2, 3), 1, 50, 0));
    }
}
