package org.learnstream.app;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.report.Freshness;
import org.learnstream.domain.report.Totals;

import static org.assertj.core.api.Assertions.assertThat;

final class DailyLogTest {
    private Instant now = Instant.parse("2026-03-01T23:59:00Z");
    private long events = 100;
    private final List<String> lines = new ArrayList<>();
    private final DailyLog daily = new DailyLog(
            () -> now,
            true,
            this::totals,
            () -> new Freshness(events, Duration.ofMillis(5), Duration.ofMillis(9)),
            lines::add);

    private Totals totals() {
        return new Totals(new Totals.Intake(events, 7, 0, new TreeMap<>()), new Totals.Told(0, 0, 0), 0, 0, 0);
    }

    @AfterEach
    void close() {
        daily.close();
    }

    @Test
    void shouldSayNothingWhenTheDayGoesOn() {
        // when
        now = Instant.parse("2026-03-01T23:59:59.999Z");
        daily.look();

        // then
        assertThat(lines).isEmpty();
    }

    @Test
    void shouldTellOfEachDayOnceWhenDaysEnd() {
        // given
        events += 11;

        // when
        now = Instant.parse("2026-03-02T00:00:10Z");
        daily.look();
        daily.look();
        events += 22;
        now = Instant.parse("2026-03-02T23:59:00Z");
        daily.look();
        now = Instant.parse("2026-03-03T00:00:03Z");
        daily.look();

        // then: what had been done before the start is of no day
        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("From 2026-03-01 23:59 to 2026-03-02 00:00 UTC this instance took 11 events");
        assertThat(lines.get(1))
                .startsWith("Yesterday, 2026-03-02 UTC, this instance took 22 events")
                .contains("133 lists could be read within 0.01 s");
    }

    @Test
    void shouldTellOfAllDaysTogetherWhenTheProcessStoodStill() {
        // when
        events += 5;
        now = Instant.parse("2026-03-04T08:00:00Z");
        daily.look();

        // then
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("From 2026-03-01 23:59 to 2026-03-04 00:00 UTC this instance took 5 events");
    }
}
