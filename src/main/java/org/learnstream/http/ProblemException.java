package org.learnstream.http;

import org.jspecify.annotations.Nullable;

/** Refuses the request at hand; the server answers with the problem document. */
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Problem.Kind kind;
    private final @Nullable String field;

    ProblemException(Problem.Kind kind, String detail) {
        this(kind, detail, null);
    }

    /** Refuses because of a parameter or property. */
    ProblemException(Problem.Kind kind, String detail, @Nullable String field) {
        // An expected outcome that is frequent under abuse: the stack trace would cost more than the request.
        super(detail, null, false, false);
        this.kind = kind;
        this.field = field;
    }

    Problem toProblem(String instance) {
        return Problem.of(kind, String.valueOf(getMessage()), instance, field);
    }
}
