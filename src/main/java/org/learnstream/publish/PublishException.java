package org.learnstream.publish;

import org.jspecify.annotations.Nullable;

/** Records cannot be sent, or the sender was interrupted; the message says why, for people. */
public final class PublishException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public PublishException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
