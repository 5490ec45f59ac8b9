package org.learnstream.chaos;

import org.jspecify.annotations.Nullable;

/** The run cannot go on; the message says why, for people. */
public final class ChaosException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChaosException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
