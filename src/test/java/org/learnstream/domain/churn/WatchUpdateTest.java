package org.learnstream.domain.churn;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;

import static org.assertj.core.api.Assertions.assertThat;

final class WatchUpdateTest {
    private static final long DAY = ActiveDay.MILLIS;
    private static final SnapshotPlan PLAN = new SnapshotPlan(10);
    private static final WatchUpdate LIVE = new WatchUpdate(PLAN, true, false);
    private static final WatchUpdate REPLAY = new WatchUpdate(PLAN, true, true);

    private static Activity.Origin at(long time) {
        return new Activity.Origin("e" + time, "ann", time, null);
    }

    private static Activity viewed(long time, @Nullable String course) {
        return new Activity.Viewed(at(time), course);
    }

    private static Activity bought(long time, long minor) {
        return new Activity.Purchased(at(time), "java", "o" + time, new Activity.Money(minor, "EUR"));
    }

    private static Presence present(long... times) {
        Presence presence = Presence.NONE;
        for (long time : times) {
            presence = presence.with(ActivityKind.BROWSING, time);
        }
        return presence;
    }

    /** What is kept of a learner who was there once, after a window had a level. */
    private static WatchedLearner kept(long opened, ChurnLevel level, long... times) {
        return new WatchedLearner(
                present(times),
                new InactivityWindow(opened, level),
                OptionalLong.of(77),
                "java",
                5,
                Optional.of(ChurnSnapshot.on(3)));
    }

    @Test
    void shouldBeginWithAWindowAndASnapshotWhenTheLearnerIsNew() {
        Presence after = present(20 * DAY + 1);

        WatchedLearner watched = LIVE.after(null, after, viewed(20 * DAY + 1, "scala"));

        assertThat(watched)
                .isEqualTo(new WatchedLearner(
                        after,
                        new InactivityWindow(20 * DAY + 1, ChurnLevel.ACTIVE),
                        OptionalLong.empty(),
                        "scala",
                        0,
                        Optional.of(PLAN.first("ann", 20))));
    }

    @Test
    void shouldMakeNoSnapshotWhenNothingIsPredicted() {
        WatchUpdate without = new WatchUpdate(PLAN, false, false);

        assertThat(without.after(null, present(DAY), viewed(DAY, null)).snapshot())
                .isEmpty();
    }

    @Test
    void shouldKeepTimerSnapshotAndCourseWhenAPageOfNoCourseIsViewed() {
        WatchedLearner before = kept(DAY, ChurnLevel.ACTIVE, DAY);
        Presence after = present(DAY, 2 * DAY);

        assertThat(LIVE.after(before, after, viewed(2 * DAY, null))).isEqualTo(before.with(after, before.window()));
    }

    @Test
    void shouldBeginAnotherSnapshotWhenTheLastOneIsOver() {
        WatchedLearner before = kept(DAY, ChurnLevel.ACTIVE, DAY).withSnapshot(Optional.empty());

        assertThat(LIVE.after(before, present(DAY, 40 * DAY), viewed(40 * DAY, "java"))
                        .snapshot())
                .contains(PLAN.first("ann", 40));
    }

    @Test
    void shouldTellTheLatestCourseAndWhatWasSpent() {
        WatchedLearner before = kept(DAY, ChurnLevel.ACTIVE, DAY);

        assertThat(LIVE.after(before, present(DAY), viewed(DAY, "scala")).courseId())
                .isEqualTo("scala");
        assertThat(LIVE.after(before, present(DAY), bought(DAY, 30)).spent()).isEqualTo(35);
        assertThat(LIVE.after(null, present(DAY), bought(DAY, 30)).spent()).isEqualTo(30);
    }

    @Test
    void shouldMoveOnlyTheFirstWindowAndOnlyInAReplayWhenAnEarlierActivityComesLater() {
        Presence after = present(5 * DAY, 3 * DAY);
        Activity earlier = viewed(3 * DAY, "java");
        WatchedLearner first = kept(5 * DAY, ChurnLevel.ACTIVE, 5 * DAY);
        WatchedLearner told = kept(5 * DAY, ChurnLevel.AT_RISK, 5 * DAY);
        WatchedLearner later = kept(6 * DAY, ChurnLevel.ACTIVE, 5 * DAY, 6 * DAY);

        assertThat(REPLAY.after(first, after, earlier).window().opened()).isEqualTo(3 * DAY);
        assertThat(LIVE.after(first, after, earlier).window()).isEqualTo(first.window());
        assertThat(REPLAY.after(told, after, earlier).window()).isEqualTo(told.window());
        assertThat(REPLAY.after(later, present(5 * DAY, 6 * DAY, 3 * DAY), earlier)
                        .window())
                .isEqualTo(later.window());
    }
}
