package org.learnstream.domain.presence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Presence by example, and as a count over the whole list of activities tells it, in whatever order they came. */
final class PresenceTest {
    private static final long DAY = ActiveDay.MILLIS;
    private static final long HALF_HOUR = ActiveDay.SLOT_MILLIS;

    private record Seen(ActivityKind kind, long time) {}

    private static Presence of(List<Seen> all) {
        Presence presence = Presence.NONE;
        for (Seen seen : all) {
            presence = presence.with(seen.kind(), seen.time());
        }
        return presence;
    }

    @Test
    void shouldKnowNothingWhenNothingHappened() {
        assertThat(Presence.NONE.isEmpty()).isTrue();
        assertThat(Presence.NONE.last()).isEmpty();
        assertThat(Presence.NONE.total()).isZero();
        assertThat(Presence.NONE.bitmap(100)).isZero();
        assertThat(Presence.NONE.next(0)).isEmpty();
    }

    @Test
    void shouldCountSessionsAsRunsOfHalfHoursWhenDayHasPauses() {
        // given
        Presence presence = of(List.of(
                new Seen(ActivityKind.VIDEO, DAY + 10),
                new Seen(ActivityKind.VIDEO, DAY + HALF_HOUR + 5),
                new Seen(ActivityKind.PROBLEM, DAY + 5 * HALF_HOUR),
                new Seen(ActivityKind.PROBLEM, DAY + 47 * HALF_HOUR)));

        // when
        ActiveDay day = presence.days().get(0);

        // then
        assertThat(day.sessions()).isEqualTo(3);
        assertThat(day.firstTime()).isEqualTo(DAY + 10);
        assertThat(day.lastTime()).isEqualTo(DAY + 47 * HALF_HOUR);
        assertThat(day.count()).isEqualTo(4);
        assertThat(day.count(ActivityKind.PROBLEM)).isEqualTo(2);
        assertThat(day.slots()).isEqualTo(0b100011L | 1L << 47);
    }

    @Test
    void shouldForgetDayButNotTotalWhenItIsSixtyFourDaysOld() {
        // given
        Presence presence = of(List.of(
                new Seen(ActivityKind.REVIEW, 0),
                new Seen(ActivityKind.REVIEW, DAY),
                new Seen(ActivityKind.REVIEW, 64 * DAY)));

        // then
        assertThat(presence.days()).extracting(ActiveDay::day).containsExactly(1L, 64L);
        assertThat(presence.first()).isZero();
        assertThat(presence.total(ActivityKind.REVIEW)).isEqualTo(3);
        assertThat(presence.bitmap(64)).isEqualTo(1L | 1L << 63);
        assertThat(presence.bitmap(65)).isEqualTo(2L);
    }

    @Test
    void shouldDecayByAgeWhenCounted() {
        // given
        Presence presence = of(List.of(
                new Seen(ActivityKind.VIDEO, 0),
                new Seen(ActivityKind.VIDEO, 1),
                new Seen(ActivityKind.VIDEO, 7 * DAY)));

        // then
        assertThat(presence.decayed(ActivityKind.VIDEO, 7, 7)).isCloseTo(1 + 2 / Math.E, within(1e-12));
        assertThat(presence.decayed(ActivityKind.VIDEO, 6, 7)).isCloseTo(2 * Math.exp(-6.0 / 7), within(1e-12));
        assertThat(presence.decayed(ActivityKind.PROBLEM, 7, 7)).isZero();
    }

    @Test
    void shouldFindNextEdgeOfDayWhenAsked() {
        // given
        Presence presence = of(List.of(
                new Seen(ActivityKind.VIDEO, 10), new Seen(ActivityKind.VIDEO, 20), new Seen(ActivityKind.VIDEO, DAY)));

        // then
        assertThat(presence.next(9)).isEqualTo(OptionalLong.of(10));
        assertThat(presence.next(10)).isEqualTo(OptionalLong.of(20));
        assertThat(presence.next(20)).isEqualTo(OptionalLong.of(DAY));
        assertThat(presence.next(DAY)).isEmpty();
    }

    @Test
    void shouldTellKindsWhenActivitiesShowThatLearnerWasThere() {
        Activity.Origin origin = new Activity.Origin("e", "u", 1, null);
        assertThat(ActivityKind.of(new Activity.Progressed(origin, "c", null, Activity.Work.PROBLEM)))
                .contains(ActivityKind.PROBLEM);
        assertThat(ActivityKind.of(new Activity.Progressed(origin, "c", null, Activity.Work.VIDEO)))
                .contains(ActivityKind.VIDEO);
        assertThat(ActivityKind.of(new Activity.Progressed(origin, "c", null, Activity.Work.OTHER)))
                .contains(ActivityKind.STUDY);
        assertThat(ActivityKind.of(new Activity.Viewed(origin, null))).contains(ActivityKind.BROWSING);
        assertThat(ActivityKind.of(new Activity.Discussed(origin, "c"))).contains(ActivityKind.DISCUSSION);
        assertThat(ActivityKind.of(new Activity.Rated(origin, "c", 5))).contains(ActivityKind.REVIEW);
        Activity.Money money = new Activity.Money(1, "EUR");
        assertThat(ActivityKind.of(new Activity.Purchased(origin, "c", "o", money)))
                .contains(ActivityKind.PURCHASE);
        assertThat(ActivityKind.of(new Activity.Refunded(origin, "c", "o", money)))
                .isEmpty();
    }

    @Property(tries = 1_000)
    void shouldBeTheSameInAnyOrderAndAsOfAnyDayWhenActivitiesAreTheSame(@ForAll long seed) {
        // given
        Random random = new Random(seed);
        List<Seen> all = new ArrayList<>();
        int size = 1 + random.nextInt(40);
        for (int at = 0; at < size; at++) {
            all.add(new Seen(ActivityKind.ALL.get(random.nextInt(ActivityKind.ALL.size())), (long)
                    (random.nextDouble() * 100 * DAY)));
        }
        List<Seen> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);

        // when
        Presence presence = of(all);

        // then
        assertThat(of(shuffled)).isEqualTo(presence).hasSameHashCodeAs(presence);
        long newest = all.stream().mapToLong(Seen::time).max().orElseThrow() / DAY;
        long day = newest - random.nextInt(Presence.DAYS);
        List<Seen> until = all.stream().filter(seen -> seen.time() / DAY <= day).toList();
        Presence asOf = presence.asOf(day);
        assertThat(asOf.total()).isEqualTo(until.size());
        assertThat(asOf.isEmpty()).isEqualTo(until.isEmpty());
        for (ActiveDay active : asOf.days()) {
            assertThat(active.count())
                    .isEqualTo(until.stream()
                            .filter(seen -> seen.time() / DAY == active.day())
                            .count());
        }
        if (!until.isEmpty()) {
            assertThat(asOf.first()).isEqualTo(presence.first());
        }
        assertThat(presence.days())
                .extracting(ActiveDay::day)
                .isEqualTo(all.stream()
                        .map(seen -> seen.time() / DAY)
                        .filter(active -> active > newest - Presence.DAYS)
                        .distinct()
                        .sorted()
                        .toList());
    }
}
