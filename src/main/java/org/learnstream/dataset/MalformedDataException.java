package org.learnstream.dataset;

import java.io.Serial;
import java.nio.file.Path;

/** Data that is missing or not of the expected form; the message names the file, the line and what was expected. */
public final class MalformedDataException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    MalformedDataException(Path file, long line, String found, String expected) {
        super(file + ", line " + line + ": " + found + ", expected " + expected);
    }

    MalformedDataException(String message) {
        super(message);
    }
}
