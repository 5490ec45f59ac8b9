package org.learnstream.app;

import java.util.List;

/** The cluster's topics are not as the application needs them; the message says of each what to do. */
public final class UnsoundTopicsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsoundTopicsException(List<String> lines) {
        super("the topics are not as they must be:\n  " + String.join("\n  ", lines));
    }
}
