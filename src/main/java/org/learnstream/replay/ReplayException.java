package org.learnstream.replay;

import java.io.Serial;

/** A replay that cannot be done; the message says why and, where something can be done about it, what. */
public final class ReplayException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    ReplayException(String message, Throwable cause) {
        super(message, cause);
    }

    ReplayException(String message) {
        super(message);
    }
}
