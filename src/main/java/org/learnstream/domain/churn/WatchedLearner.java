package org.learnstream.domain.churn;

import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.presence.Presence;

/**
 * All that is kept to tell of one learner. Immutable.
 *
 * @param presence when they were there
 * @param window their window of inactivity
 * @param timer when to look at them again, in milliseconds since 1970-01-01 UTC; empty for never
 * @param courseId the course of their latest activity in any; null before there was one
 * @param spent what they paid less what they got back, in minor units
 * @param snapshot the example that is in the making; empty for none
 */
public record WatchedLearner(
        Presence presence,
        InactivityWindow window,
        OptionalLong timer,
        @Nullable String courseId,
        long spent,
        Optional<ChurnSnapshot> snapshot) {
    /** Returns the learner with another presence and window. */
    public WatchedLearner with(Presence other, InactivityWindow otherWindow) {
        return new WatchedLearner(other, otherWindow, timer, courseId, spent, snapshot);
    }

    /** Returns the learner with another time to look at them. */
    public WatchedLearner withTimer(OptionalLong other) {
        return new WatchedLearner(presence, window, other, courseId, spent, snapshot);
    }

    /** Returns the learner with another latest course. */
    public WatchedLearner withCourse(@Nullable String other) {
        return new WatchedLearner(presence, window, timer, other, spent, snapshot);
    }

    /** Returns the learner with another sum spent. */
    public WatchedLearner withSpent(long other) {
        return new WatchedLearner(presence, window, timer, courseId, other, snapshot);
    }

    /** Returns the learner with another example in the making. */
    public WatchedLearner withSnapshot(Optional<ChurnSnapshot> other) {
        return new WatchedLearner(presence, window, timer, courseId, spent, other);
    }
}
