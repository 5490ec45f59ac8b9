package org.learnstream.chaos;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.oracle.ToldAlert;

import static org.assertj.core.api.Assertions.assertThat;

final class LeaversTest {
    private static final long DAY = 86_400_000L;
    private static final long START = 1_790_000_000_000L;
    private static final long SPAN = 600_000;
    private static final InactivityThresholds THRESHOLDS = new InactivityThresholds(7 * DAY, 30 * DAY);

    private static Set<ToldAlert> told(Leavers leavers, long until) {
        Map<String, List<Long>> times = new HashMap<>();
        leavers.visits()
                .forEach(visit -> times.computeIfAbsent(visit.learner(), id -> new ArrayList<>())
                        .add(visit.time()));
        leavers.returns()
                .forEach(visit -> times.computeIfAbsent(visit.learner(), id -> new ArrayList<>())
                        .add(visit.time()));
        return ToldAlert.expected(times, THRESHOLDS, until);
    }

    @Test
    void shouldCloseAWindowOfEachWhileTheRunLasts() {
        // given
        Leavers leavers = Leavers.draw(1, 300, START, SPAN, THRESHOLDS);

        // when
        Set<ToldAlert> before = told(leavers, START);
        Set<ToldAlert> after = told(leavers, START + SPAN);

        // then
        assertThat(before).hasSize(150).extracting(ToldAlert::kind).containsOnly("AT_RISK");
        long closed = after.stream()
                .filter(alert -> !alert.kind().equals("RECOVERED") && !before.contains(alert))
                .count();
        assertThat(closed).isEqualTo(300);
        assertThat(after.stream().filter(alert -> alert.kind().equals("RECOVERED")))
                .hasSameSizeAs(leavers.returns());
        assertThat(leavers.returns()).hasSizeBetween(60, 100);
    }

    @Test
    void shouldLeaveTimeBetweenAWindowAndTheReturn() {
        // given
        Leavers leavers = Leavers.draw(2, 300, START, SPAN, THRESHOLDS);

        // then: an event that is processed late never meets a window that is about to close
        told(leavers, START + SPAN).stream()
                .filter(alert -> alert.kind().equals("RECOVERED"))
                .forEach(alert -> assertThat(alert.closed() - alert.opened())
                        .satisfiesAnyOf(
                                silence -> assertThat(silence).isBetween(7 * DAY + 2_000, 7 * DAY + 40_000),
                                silence -> assertThat(silence).isBetween(30 * DAY + 2_000, 30 * DAY + 40_000)));
    }
}
