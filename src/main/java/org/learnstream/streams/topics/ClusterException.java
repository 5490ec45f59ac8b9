package org.learnstream.streams.topics;

/** A cluster that does not answer, or refuses what was asked. */
public final class ClusterException extends RuntimeException {
    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
