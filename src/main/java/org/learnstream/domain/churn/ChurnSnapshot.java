package org.learnstream.domain.churn;

import java.util.Optional;

/**
 * A day at whose end a learner is looked at for an example to learn from.
 *
 * @param day days since 1970-01-01
 * @param cohort whom the learner was compared with at the end of the day; empty while it has not ended
 */
public record ChurnSnapshot(long day, Optional<Cohort> cohort) {
    /** Returns the snapshot that is to be taken on a day. */
    public static ChurnSnapshot on(long day) {
        return new ChurnSnapshot(day, Optional.empty());
    }
}
