package org.learnstream.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.learnstream.query.ToldAlert;
import org.learnstream.wire.avro.ChurnAlertKind;

/**
 * Which alerts a request wants.
 *
 * @param kind of one kind alone; empty for all
 * @param since of windows that closed at this time or later, in milliseconds since 1970-01-01 UTC
 */
record AlertFilter(Optional<ChurnAlertKind> kind, long since) {
    private static final String LEVEL = "level";

    /** Returns what the parameters {@code level} and {@code since} say. */
    static AlertFilter of(Request request) {
        return new AlertFilter(
                request.text(LEVEL).map(AlertFilter::kind),
                request.time("since").orElse(Long.MIN_VALUE));
    }

    private static ChurnAlertKind kind(String given) {
        return Arrays.stream(ChurnAlertKind.values())
                .filter(kind -> name(kind).equals(given))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        Problem.Kind.INVALID_PARAMETER,
                        LEVEL + " is none of "
                                + Arrays.stream(ChurnAlertKind.values())
                                        .map(AlertFilter::name)
                                        .collect(Collectors.joining(", ")),
                        LEVEL));
    }

    private static String name(ChurnAlertKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    boolean wants(ToldAlert told) {
        return kind.map(told.alert().getKind()::equals).orElse(true)
                && told.alert().getWindowClosed() >= since;
    }
}
