package org.learnstream.domain.presence;

import java.util.List;
import java.util.Optional;
import org.learnstream.domain.learner.Activity;

/** A kind of activity that presence is counted by. */
public enum ActivityKind {
    /** Looking at pages. */
    BROWSING(0),
    /** Watching videos. */
    VIDEO(1),
    /** Working on problems. */
    PROBLEM(2),
    /** Any other work on a course. */
    STUDY(3),
    /** Taking part in discussions. */
    DISCUSSION(4),
    /** Buying or enrolling. */
    PURCHASE(5),
    /** Rating and reviewing. */
    REVIEW(6);

    /** All kinds, in their order. */
    public static final List<ActivityKind> ALL = List.of(values());

    private final int index;

    ActivityKind(int index) {
        this.index = index;
    }

    /** Returns the place of its count among those of all kinds, from 0. */
    public int index() {
        return index;
    }

    /** Returns the kind of an activity; none when it does not show that the learner was there to learn. */
    public static Optional<ActivityKind> of(Activity activity) {
        if (activity instanceof Activity.Progressed progressed) {
            return Optional.of(
                    switch (progressed.work()) {
                        case VIDEO -> VIDEO;
                        case PROBLEM -> PROBLEM;
                        case OTHER -> STUDY;
                    });
        }
        if (activity instanceof Activity.Viewed) {
            return Optional.of(BROWSING);
        }
        if (activity instanceof Activity.Discussed) {
            return Optional.of(DISCUSSION);
        }
        if (activity instanceof Activity.Purchased) {
            return Optional.of(PURCHASE);
        }
        return activity instanceof Activity.Rated ? Optional.of(REVIEW) : Optional.empty();
    }
}
