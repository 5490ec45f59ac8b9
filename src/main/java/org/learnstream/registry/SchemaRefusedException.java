package org.learnstream.registry;

/** A registry refuses a schema; the message says which, why, and what to do. */
public final class SchemaRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SchemaRefusedException(String message) {
        super(message);
    }
}
