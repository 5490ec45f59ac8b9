package org.learnstream.wire;

import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.DeadLetterReason;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A field's breach of what its schema promises.
 *
 * @param reason why the record is refused
 * @param message names the field, its value where that is no learner data, and the expectation
 */
record Violation(DeadLetterReason reason, String message) {
    private static final int LONGEST_ID_BYTES = 200;

    /** Returns the first violation there is, or null when every field holds. */
    static @Nullable Violation first(@Nullable Violation... violations) {
        for (Violation violation : violations) {
            if (violation != null) {
                return violation;
            }
        }
        return null;
    }

    static @Nullable Violation ofIdentifier(String field, String value) {
        if (value.isBlank()) {
            return new Violation(DeadLetterReason.MISSING_VALUE, field + " is empty, expected an identifier");
        }
        // A char takes at most three bytes of UTF-8, so most identifiers need not be encoded to be measured.
        if (value.length() * 3 > LONGEST_ID_BYTES && value.getBytes(UTF_8).length > LONGEST_ID_BYTES) {
            return impossible(field, "longer", "at most " + LONGEST_ID_BYTES + " bytes of UTF-8");
        }
        return null;
    }

    static @Nullable Violation ofOptionalIdentifier(String field, @Nullable String value) {
        return value == null ? null : ofIdentifier(field, value);
    }

    static @Nullable Violation ofTime(long time) {
        return time > 0 ? null : impossible("event_time", time, "milliseconds since 1970, greater than 0");
    }

    static @Nullable Violation ofRange(String field, long value, long lowest, long highest) {
        return value >= lowest && value <= highest ? null : impossible(field, value, lowest + " to " + highest);
    }

    static @Nullable Violation ofFraction(@Nullable Double fraction) {
        // Written so that a NaN fails too.
        return fraction == null || (fraction >= 0 && fraction <= 1) ? null : impossible("fraction", fraction, "0 to 1");
    }

    static @Nullable Violation ofCurrency(String currency) {
        boolean plausible =
                currency.length() == 3 && currency.chars().allMatch(letter -> letter >= 'A' && letter <= 'Z');
        return plausible ? null : impossible("currency", currency, "three capital letters");
    }

    static @Nullable Violation ofText(@Nullable String text) {
        return text == null || text.length() <= 20_000
                ? null
                : impossible("text", "longer", "at most 20000 characters");
    }

    static Violation impossible(String field, Object value, String expectation) {
        return new Violation(DeadLetterReason.IMPOSSIBLE_VALUE, field + " is " + value + ", expected " + expectation);
    }
}
