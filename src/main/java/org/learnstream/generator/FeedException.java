package org.learnstream.generator;

import org.jspecify.annotations.Nullable;

/** The feed cannot go on; the message says why, for people. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FeedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
