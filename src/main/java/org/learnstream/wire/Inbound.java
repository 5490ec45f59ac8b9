package org.learnstream.wire;

import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Activity;
import org.learnstream.wire.avro.DeadLetterReason;

/** What the value of an input record turned out to be. */
@SuppressWarnings("ArrayRecordComponent") // the bytes are passed on as they came and never compared
public sealed interface Inbound {
    /** The value as it came; null when there was none. */
    byte @Nullable [] bytes();

    /** The value is a plausible activity. */
    record Accepted(Activity activity, byte[] bytes) implements Inbound {}

    /**
     * The value is a watermark: the partition brings no event before a time any more.
     *
     * @param time in milliseconds since 1970-01-01 UTC; greater than 0
     */
    record Reached(long time, byte[] bytes) implements Inbound {}

    /**
     * The value is of no use.
     *
     * @param reason why
     * @param message the reason in words, naming field and expectation
     */
    record Rejected(DeadLetterReason reason, String message, byte @Nullable [] bytes) implements Inbound {}
}
