package org.learnstream.wire;

import java.util.Optional;

/**
 * A schema cannot be had now, so that nothing can be said of a record: it is neither good nor bad. The message says what is
 * wrong and what to do.
 */
public final class SchemasUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public SchemasUnavailableException(String message) {
        super(message);
    }

    public SchemasUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Returns what is behind a failure when that is that schemas cannot be had. */
    public static Optional<SchemasUnavailableException> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SchemasUnavailableException away) {
                return Optional.of(away);
            }
        }
        return Optional.empty();
    }

    /** Whether a failure, or what caused it, is that schemas cannot be had. */
    public static boolean isCause(Throwable failure) {
        return behind(failure).isPresent();
    }
}
