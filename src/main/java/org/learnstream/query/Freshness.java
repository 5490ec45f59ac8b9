package org.learnstream.query;

/**
 * Where an answer came from and how old it may be.
 *
 * @param host the instance that held the copy, as {@code host:port}
 * @param replica whether the copy was the active one or a standby
 * @param stalenessMillis an upper bound: the copy held all that had been published this many milliseconds ago
 */
public record Freshness(String host, Replica replica, long stalenessMillis) {
    /** The role of a copy. */
    public enum Replica {
        ACTIVE,
        STANDBY
    }

    public Freshness {
        if (stalenessMillis < 0) {
            throw new IllegalArgumentException("staleness is " + stalenessMillis + " ms, expected 0 or more");
        }
    }
}
