package org.learnstream.domain.churn;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.Presence;

/**
 * How an activity changes what is kept of a learner, before their window is looked at.
 *
 * @param plan when learners are looked at for examples
 * @param predicts whether there are examples at all
 * @param replays whether events may come in any order between two watermarks, as in a replay
 */
public record WatchUpdate(SnapshotPlan plan, boolean predicts, boolean replays) {
    /**
     * Returns the learner after an activity.
     *
     * @param before null when it is the learner's first that came
     * @param after the learner's presence, the activity included
     */
    public WatchedLearner after(@Nullable WatchedLearner before, Presence after, Activity activity) {
        WatchedLearner watched = before == null
                ? new WatchedLearner(
                        after, InactivityWindow.firstOf(after), OptionalLong.empty(), null, 0, Optional.empty())
                : before.with(after, window(before, after));
        if (predicts && watched.snapshot().isEmpty()) {
            Activity.Origin origin = activity.origin();
            watched = watched.withSnapshot(Optional.of(plan.first(origin.learnerId(), ActiveDay.dayOf(origin.time()))));
        }
        if (activity.courseId() != null && !activity.courseId().equals(watched.courseId())) {
            watched = watched.withCourse(activity.courseId());
        }
        return activity instanceof Activity.Purchased purchased
                ? watched.withSpent(watched.spent() + purchased.paid().minor())
                : watched;
    }

    /** In a replay the first window opens with the earliest activity even when that does not come first. */
    private InactivityWindow window(WatchedLearner before, Presence after) {
        InactivityWindow window = before.window();
        boolean first = window.level() == ChurnLevel.ACTIVE
                && window.opened() == before.presence().first();
        return replays && first ? InactivityWindow.firstOf(after) : window;
    }
}
