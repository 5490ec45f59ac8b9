package org.learnstream.generator;

/** Whether a learner still comes. */
public enum Presence {
    /** Comes again at the usual rhythm. */
    ACTIVE,
    /** Has left, and will come back one day. */
    AWAY,
    /** Has left for ever. */
    LEFT
}
