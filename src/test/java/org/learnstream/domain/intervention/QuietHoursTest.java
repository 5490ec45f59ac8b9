package org.learnstream.domain.intervention;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class QuietHoursTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Reach NOWHERE = new Reach(true, null);
    private static final LocalTime NINE = LocalTime.of(21, 0);
    private static final LocalTime EIGHT = LocalTime.of(8, 0);

    private static String after(QuietHours hours, Reach reach, String time) {
        return Instant.ofEpochMilli(hours.after(Instant.parse(time).toEpochMilli(), reach))
                .toString();
    }

    @Test
    void shouldWaitForMorningWhenItIsNight() {
        QuietHours night = new QuietHours(NINE, EIGHT, ZoneOffset.UTC, true);

        assertThat(after(night, NOWHERE, "2026-03-04T20:59:59.999Z")).isEqualTo("2026-03-04T20:59:59.999Z");
        assertThat(after(night, NOWHERE, "2026-03-04T21:00:00Z")).isEqualTo("2026-03-05T08:00:00Z");
        assertThat(after(night, NOWHERE, "2026-03-05T00:00:00Z")).isEqualTo("2026-03-05T08:00:00Z");
        assertThat(after(night, NOWHERE, "2026-03-05T07:59:59.999Z")).isEqualTo("2026-03-05T08:00:00Z");
        assertThat(after(night, NOWHERE, "2026-03-05T08:00:00Z")).isEqualTo("2026-03-05T08:00:00Z");
    }

    @Test
    void shouldWaitForEndWhenQuietHoursLieWithinADay() {
        QuietHours noon = new QuietHours(LocalTime.of(12, 0), LocalTime.of(13, 30), ZoneOffset.UTC, true);

        assertThat(after(noon, NOWHERE, "2026-03-04T11:59:59.999Z")).isEqualTo("2026-03-04T11:59:59.999Z");
        assertThat(after(noon, NOWHERE, "2026-03-04T12:00:00Z")).isEqualTo("2026-03-04T13:30:00Z");
        assertThat(after(noon, NOWHERE, "2026-03-04T13:30:00Z")).isEqualTo("2026-03-04T13:30:00Z");
    }

    @Test
    void shouldNeverWaitWhenThereAreNoQuietHours() {
        QuietHours none = new QuietHours(LocalTime.MIN, LocalTime.MIN, ZoneOffset.UTC, true);

        assertThat(after(none, NOWHERE, "2026-03-04T00:00:00Z")).isEqualTo("2026-03-04T00:00:00Z");
    }

    @Test
    void shouldGoByClocksOfTheLearnersCountryWhenItHasOneTime() {
        QuietHours night = new QuietHours(NINE, EIGHT, ZoneOffset.UTC, true);
        QuietHours everywhere = new QuietHours(NINE, EIGHT, ZoneOffset.UTC, false);

        assertThat(after(night, new Reach(true, "CN"), "2026-03-04T14:00:00Z")).isEqualTo("2026-03-05T00:00:00Z");
        assertThat(after(night, new Reach(true, "DE"), "2026-07-04T20:00:00Z")).isEqualTo("2026-07-05T06:00:00Z");
        assertThat(after(night, new Reach(true, "US"), "2026-03-04T14:00:00Z")).isEqualTo("2026-03-04T14:00:00Z");
        assertThat(after(night, new Reach(true, "ZZ"), "2026-03-04T14:00:00Z")).isEqualTo("2026-03-04T14:00:00Z");
        assertThat(after(everywhere, new Reach(true, "CN"), "2026-03-04T14:00:00Z"))
                .isEqualTo("2026-03-04T14:00:00Z");
    }

    @Test
    void shouldKnowTheZoneOfEveryCountryOfItsTable() {
        assertThat(CountryZones.of("GB")).contains(ZoneId.of("Europe/London"));
        assertThat(CountryZones.of("AD")).contains(ZoneId.of("Europe/Andorra"));
        assertThat(CountryZones.of("ZW")).contains(ZoneId.of("Africa/Harare"));
        assertThat(CountryZones.of(null)).isEmpty();
    }

    /** Clocks went from 02:00 to 03:00 on 2026-03-29, and from 03:00 back to 02:00 on 2026-10-25. */
    @Test
    void shouldEndAtFirstTimeThatIsNotQuietWhenClocksAreMoved() {
        QuietHours night = new QuietHours(NINE, LocalTime.of(2, 30), BERLIN, true);

        assertThat(after(night, NOWHERE, "2026-03-29T00:30:00Z")).isEqualTo("2026-03-29T01:00:00Z");
        assertThat(after(night, NOWHERE, "2026-10-25T00:10:00Z")).isEqualTo("2026-10-25T00:30:00Z");
        assertThat(after(night, NOWHERE, "2026-10-25T01:10:00Z")).isEqualTo("2026-10-25T01:30:00Z");
    }

    /** Samoa left 2011-12-30 out. */
    @Test
    void shouldWaitForMorningWhenADayIsLeftOut() {
        QuietHours night = new QuietHours(NINE, EIGHT, ZoneId.of("Pacific/Apia"), true);

        assertThat(after(night, NOWHERE, "2011-12-30T09:00:00Z")).isEqualTo("2011-12-30T18:00:00Z");
    }

    @Test
    void shouldEndWhenEndComesAgainByClocksThatAreMovedBack() {
        // given
        QuietHours hours = new QuietHours(LocalTime.of(2, 30), LocalTime.of(2, 10), BERLIN, false);

        // then
        assertThat(after(hours, NOWHERE, "2026-10-25T00:35:00Z")).isEqualTo("2026-10-25T01:10:00Z");
    }

    @Property(tries = 2_000)
    void shouldBeTheFirstMinuteThatIsNotQuiet(
            @ForAll @IntRange(min = 0, max = 1439) int from,
            @ForAll @IntRange(min = 0, max = 1439) int to,
            @ForAll @IntRange(min = -3000, max = 3000) int minute,
            @ForAll boolean autumn) {
        // given
        LocalTime begin = LocalTime.ofSecondOfDay(from * 60L);
        LocalTime end = LocalTime.ofSecondOfDay(to * 60L);
        QuietHours hours = new QuietHours(begin, end, BERLIN, false);
        Instant time = Instant.parse(autumn ? "2026-10-25T01:00:00Z" : "2026-03-29T01:00:00Z")
                .plusSeconds(minute * 60L);

        // when
        Instant found = Instant.ofEpochMilli(hours.after(time.toEpochMilli(), NOWHERE));

        // then
        boolean[] quiet = new boolean[1440];
        for (int one = from; one != to; one = (one + 1) % quiet.length) {
            quiet[one] = true;
        }
        Instant expected = time;
        while (quiet[LocalTime.ofInstant(expected, BERLIN).toSecondOfDay() / 60]) {
            expected = expected.plusSeconds(60);
        }
        assertThat(found).isEqualTo(expected);
    }
}
