package org.learnstream.domain.churn;

/** What several features say in common about a learner: one reason is given for all of them. */
public enum ReasonTopic {
    /** Since when the learner has been silent, against their usual pause. */
    SILENCE,
    /** On how many days of each week the learner was there. */
    ACTIVE_DAYS,
    /** How much the learner did, all kinds together. */
    AMOUNT,
    /** How regularly the learner came. */
    RHYTHM,
    /** Looking at pages. */
    BROWSING,
    /** Watching videos. */
    VIDEOS,
    /** Working on problems. */
    PROBLEMS,
    /** Any other work on a course. */
    STUDY,
    /** Taking part in discussions. */
    DISCUSSIONS,
    /** Buying or enrolling. */
    PURCHASES,
    /** Rating and reviewing. */
    REVIEWS,
    /** How the learner compares with the others in the course. */
    COMPARISON,
    /** How long ago the learner began, and how far ahead the prediction looks. */
    TIME
}
