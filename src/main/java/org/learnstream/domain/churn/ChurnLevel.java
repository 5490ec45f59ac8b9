package org.learnstream.domain.churn;

/** How long a learner has been silent, in levels. Rising. */
public enum ChurnLevel {
    /** The learner has been there lately. */
    ACTIVE,
    /** The learner has been silent for so long that a reminder is in place. */
    AT_RISK,
    /** The learner has been silent for so long that they must be won back. */
    GONE
}
