package org.learnstream.generator;

/** Hears what a feed does. Called from several threads. */
public interface FeedListener {
    /** Hears nothing. */
    FeedListener NONE = new FeedListener() {};

    /** A phase begins. */
    default void entered(Phase phase) {}

    /** A record was acknowledged by the cluster. */
    default void acknowledged(String topic) {}

    /** What a feed is at. */
    enum Phase {
        /** Courses and the first learners are sent. */
        CATALOGUE,
        /** Events of the past are sent, with the times at which they happened, as fast as possible. */
        HISTORY,
        /** Events are sent as they happen, at the chosen rate. */
        LIVE
    }
}
