package org.learnstream.domain.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.churn.InactivityWindow.Closed;
import org.learnstream.domain.churn.InactivityWindow.Look;
import org.learnstream.domain.churn.InactivityWindow.Returned;
import org.learnstream.domain.churn.InactivityWindow.Turn;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;
import org.learnstream.oracle.BatchWindows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is told of silences: by example, and as the batch tells it whenever one looks and however activities came in. */
final class InactivityWindowTest {
    private static final long DAY = 86_400_000L;
    private static final InactivityThresholds WEEK_AND_MONTH = new InactivityThresholds(7 * DAY, 30 * DAY);

    private static Presence presence(long... times) {
        Presence presence = Presence.NONE;
        for (long time : times) {
            presence = presence.with(ActivityKind.VIDEO, time);
        }
        return presence;
    }

    @Test
    void shouldTellNothingWhenThresholdHasNotPassed() {
        // given
        Presence presence = presence(5);

        // when
        Look look = InactivityWindow.firstOf(presence).at(5 + 7 * DAY - 1, presence, opened -> WEEK_AND_MONTH);

        // then
        assertThat(look.turns()).isEmpty();
        assertThat(look.deadline()).isEqualTo(OptionalLong.of(5 + 7 * DAY));
    }

    @Test
    void shouldTellEachLevelOnceWhenItsThresholdPasses() {
        // given
        Presence presence = presence(5);

        // when
        Look first = InactivityWindow.firstOf(presence).at(5 + 7 * DAY, presence, opened -> WEEK_AND_MONTH);
        Look between = first.window().at(5 + 8 * DAY, presence, opened -> WEEK_AND_MONTH);
        Look second = between.window().at(5 + 40 * DAY, presence, opened -> WEEK_AND_MONTH);

        // then
        assertThat(first.turns()).containsExactly(new Closed(5, 5 + 7 * DAY, ChurnLevel.AT_RISK));
        assertThat(first.deadline()).isEqualTo(OptionalLong.of(5 + 30 * DAY));
        assertThat(between.turns()).isEmpty();
        assertThat(second.turns()).containsExactly(new Closed(5, 5 + 30 * DAY, ChurnLevel.GONE));
        assertThat(second.deadline()).isEmpty();
    }

    @Test
    void shouldTellOfReturnWhenActivityComesAfterAlert() {
        // given
        Presence before = presence(5);
        InactivityWindow atRisk = InactivityWindow.firstOf(before)
                .at(5 + 7 * DAY, before, opened -> WEEK_AND_MONTH)
                .window();
        Presence after = before.with(ActivityKind.PROBLEM, 9 * DAY);

        // when
        Look look = atRisk.at(9 * DAY, after, opened -> WEEK_AND_MONTH);

        // then
        assertThat(look.turns()).containsExactly(new Returned(5, 9 * DAY, ChurnLevel.AT_RISK));
        assertThat(look.window()).isEqualTo(new InactivityWindow(9 * DAY, ChurnLevel.ACTIVE));
        assertThat(look.deadline()).isEqualTo(OptionalLong.of(16 * DAY));
    }

    @Test
    void shouldTakeWindowBackAndOpenAnotherWhenActivityInItComesLate() {
        // given
        Presence before = presence(5);
        InactivityWindow atRisk = InactivityWindow.firstOf(before)
                .at(8 * DAY, before, opened -> WEEK_AND_MONTH)
                .window();
        Presence after = before.with(ActivityKind.PROBLEM, 3 * DAY);

        // when
        Look look = atRisk.at(12 * DAY, after, opened -> WEEK_AND_MONTH);

        // then
        assertThat(look.turns())
                .containsExactly(
                        new Returned(5, 3 * DAY, ChurnLevel.AT_RISK),
                        new Closed(3 * DAY, 10 * DAY, ChurnLevel.AT_RISK));
    }

    @Test
    void shouldNotTellOfReturnYetWhenActivityLiesAhead() {
        // given
        Presence before = presence(5);
        InactivityWindow atRisk = InactivityWindow.firstOf(before)
                .at(8 * DAY, before, opened -> WEEK_AND_MONTH)
                .window();
        Presence after = before.with(ActivityKind.PROBLEM, 50 * DAY);

        // when
        Look look = atRisk.at(9 * DAY, after, opened -> WEEK_AND_MONTH);

        // then
        assertThat(look.turns()).isEmpty();
        assertThat(look.deadline()).isEqualTo(OptionalLong.of(50 * DAY));
    }

    @Test
    void shouldRefuseWhenThresholdsDoNotRise() {
        assertThatThrownBy(() -> new InactivityThresholds(0, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new InactivityThresholds(5, 5)).hasMessageContaining("5 and 5");
    }

    @Property(tries = 1_000)
    void shouldTellWhatBatchTellsWheneverOneLooksWhenActivitiesCameBefore(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int activities) {
        // given
        Random random = new Random(seed);
        InactivityThresholds thresholds =
                new InactivityThresholds(DAY + random.nextInt(1_000), 2 * DAY + 1_000 + random.nextInt(1_000_000_000));
        List<Long> times = new ArrayList<>();
        long time = 1_000 * DAY;
        for (int at = 0; at < activities; at++) {
            time += random.nextBoolean() ? random.nextInt(100_000) : (long) (random.nextDouble() * 40 * DAY);
            times.add(time);
        }
        long end = time + (long) (random.nextDouble() * 40 * DAY);

        // when
        List<Turn> told = told(times, thresholds, end, random);

        // then
        assertThat(told).isEqualTo(BatchWindows.turns(times, thresholds, end));
    }

    /** Activities come in chunks: all until a time in a drawn order, and some of those after it; then one looks. */
    private static List<Turn> told(List<Long> times, InactivityThresholds thresholds, long end, Random random) {
        List<Turn> told = new ArrayList<>();
        List<Long> waiting = new ArrayList<>(times);
        java.util.Collections.shuffle(waiting, random);
        Presence presence = Presence.NONE;
        InactivityWindow window = null;
        long look = times.get(0) - 1;
        while (look < end) {
            look = Math.min(end, look + 1 + (long) (random.nextDouble() * 5 * DAY));
            List<Long> come = new ArrayList<>();
            for (long at : waiting) {
                if (at <= look || (at <= look + 2 * DAY && random.nextInt(4) == 0)) {
                    presence = presence.with(ActivityKind.BROWSING, at);
                    come.add(at);
                }
            }
            waiting.removeAll(come);
            if (window == null && !presence.isEmpty()) {
                window = InactivityWindow.firstOf(presence);
            }
            if (window != null) {
                Look found = window.at(look, presence, opened -> thresholds);
                told.addAll(found.turns());
                window = found.window();
            }
        }
        return told;
    }
}
