package org.learnstream.domain.churn;

import java.util.OptionalLong;

/**
 * What must be known beside a learner's presence to tell whether they will stay away.
 *
 * @param enrolled the day on which the learner could begin, in days since 1970-01-01; without it, the day of their first
 *     activity
 * @param leadDays days between the day of prediction and the horizon in which the learner must stay away; 0 when the
 *     horizon begins on the next day
 * @param cohort who they are compared with
 */
public record ChurnContext(OptionalLong enrolled, int leadDays, Cohort cohort) {
    public ChurnContext {
        if (leadDays < 0) {
            throw new IllegalArgumentException("leadDays is " + leadDays + ", expected 0 or more");
        }
    }

    /** Returns the context of the running product: the learner began with their first activity, the horizon is next. */
    public static ChurnContext of(Cohort cohort) {
        return new ChurnContext(OptionalLong.empty(), 0, cohort);
    }
}
