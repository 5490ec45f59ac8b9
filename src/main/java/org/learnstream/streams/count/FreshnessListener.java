package org.learnstream.streams.count;

import java.time.Duration;

/** Is told how soon what was sent can be read. */
@FunctionalInterface
public interface FreshnessListener {
    /** Does nothing. */
    FreshnessListener NONE = sinceSent -> {};

    /**
     * A list that an event had made can be read.
     *
     * @param sinceSent time since the producer sent the event
     */
    void served(Duration sinceSent);
}
