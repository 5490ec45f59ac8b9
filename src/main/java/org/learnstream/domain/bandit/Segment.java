package org.learnstream.domain.bandit;

import java.util.Locale;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;

/**
 * Learners who are alike in how much is known of them, by the number of courses that they have an affinity to. Each
 * segment has a bandit of its own: what serves a newcomer need not serve somebody with a long history.
 */
public enum Segment {
    /** No course. */
    NONE,
    /** One to four courses. */
    SHORT,
    /** Five courses or more. */
    LONG;

    private static final int LONG_FROM = 5;

    /** Returns the segment of a learner. */
    public static Segment of(AffinityVector learner) {
        int courses = 0;
        for (Affinity affinity : learner.entries()) {
            if (affinity.tenths() > 0) {
                courses++;
            }
        }
        if (courses == 0) {
            return NONE;
        }
        return courses < LONG_FROM ? SHORT : LONG;
    }

    /** Returns the name on the wire, in lower case. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
