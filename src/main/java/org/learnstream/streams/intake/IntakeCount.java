package org.learnstream.streams.intake;

import java.util.Locale;
import java.util.Optional;
import org.learnstream.wire.avro.DeadLetterReason;

/**
 * What the intake counts: records of a topic by what became of them. At all times the received records of a topic are
 * its activities, its duplicates and its dead letters of all reasons.
 *
 * @param topic the input topic
 * @param outcome {@code received}, {@code activity}, {@code duplicate}, {@code watermark}, or {@code dead-letter-REASON}
 */
public record IntakeCount(String topic, String outcome) {
    /** Records that were read. */
    public static final String RECEIVED = "received";

    /** Records that became an activity. */
    public static final String ACTIVITY = "activity";

    /** Records that were seen before. */
    public static final String DUPLICATE = "duplicate";

    /** Watermarks, which are not among the received records. */
    public static final String WATERMARK = "watermark";

    private static final String DEAD_LETTER = "dead-letter-";

    static String deadLetter(DeadLetterReason reason) {
        return DEAD_LETTER + reason.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Returns why the records were refused; empty when they were not. */
    public Optional<String> deadLetterReason() {
        return outcome.startsWith(DEAD_LETTER)
                ? Optional.of(outcome.substring(DEAD_LETTER.length()))
                : Optional.empty();
    }

    /** Returns the key under which the count is kept in the store. */
    String key() {
        return topic + "/" + outcome;
    }

    /** Returns the count that a store's key stands for. */
    public static IntakeCount ofKey(String key) {
        int slash = key.lastIndexOf('/');
        return new IntakeCount(key.substring(0, slash), key.substring(slash + 1));
    }
}
