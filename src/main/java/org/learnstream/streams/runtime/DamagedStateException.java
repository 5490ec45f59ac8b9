package org.learnstream.streams.runtime;

/** An application that could not start for damaged state on disk, which has been thrown away. */
public final class DamagedStateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedStateException(String application, Throwable cause) {
        super("the state of the " + application + " application is damaged", cause);
    }
}
