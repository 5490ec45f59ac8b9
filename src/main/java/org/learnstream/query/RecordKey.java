package org.learnstream.query;

import java.nio.charset.StandardCharsets;

/**
 * The key of a published record, normalised once: the identifier as producers write it, without trimming or folding,
 * which would make records unreachable.
 *
 * @param text 1 to 200 bytes of UTF-8, without control characters
 */
public record RecordKey(String text) {
    /** The longest identifier, in bytes of UTF-8. */
    public static final int LONGEST_BYTES = 200;

    public RecordKey {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        if (length == 0 || length > LONGEST_BYTES) {
            throw new IllegalArgumentException("has " + length + " bytes, expected 1 to " + LONGEST_BYTES);
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("has control characters, expected none");
        }
    }

    /** Returns the key as it is in Kafka: UTF-8. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
