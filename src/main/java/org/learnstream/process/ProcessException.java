package org.learnstream.process;

import org.jspecify.annotations.Nullable;

/** A process cannot be started or reached. */
public final class ProcessException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ProcessException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
