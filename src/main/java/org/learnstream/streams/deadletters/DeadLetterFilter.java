package org.learnstream.streams.deadletters;

import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterReason;

/**
 * Which dead letters are meant.
 *
 * @param reason only those with this reason; null for any
 * @param topic only those from this topic; null for any
 */
public record DeadLetterFilter(
        @Nullable DeadLetterReason reason, @Nullable String topic) {
    /** All dead letters. */
    public static final DeadLetterFilter ALL = new DeadLetterFilter(null, null);

    /** Whether a dead letter is meant. */
    public boolean matches(DeadLetter letter) {
        return (reason == null || reason == letter.getReason()) && (topic == null || topic.equals(letter.getTopic()));
    }
}
