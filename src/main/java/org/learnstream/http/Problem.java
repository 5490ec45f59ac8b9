package org.learnstream.http;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered, as an RFC 9457 problem document.
 *
 * @param type identifies the kind of problem
 * @param title the kind of problem in words
 * @param status the HTTP status
 * @param detail this occurrence in words; says what to do where that helps
 * @param instance path of the request
 * @param field the parameter or property that is wrong; null when none is
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @Nullable String field) {
    /** Content type of problem documents. */
    public static final String CONTENT_TYPE = "application/problem+json";

    /** The kinds of problems. */
    public enum Kind {
        INVALID_PARAMETER(400, "A parameter is invalid"),
        INVALID_BODY(400, "The body is invalid"),
        MALFORMED_REQUEST(400, "The request is malformed"),
        UNAUTHORISED(401, "The operator token is needed"),
        FORBIDDEN(403, "This is not allowed here"),
        UNKNOWN_PATH(404, "There is nothing at this path"),
        UNKNOWN_LEARNER(404, "The learner is not known"),
        UNKNOWN_COURSE(404, "The course is not known"),
        UNKNOWN_ERASURE(404, "The erasure is not known"),
        METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
        BODY_TOO_LARGE(413, "The body is too large"),
        DEFECT(500, "The request met a defect"),
        NOT_READY(503, "The data cannot be read now"),
        TOO_STALE(503, "The data is too old");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        private String type() {
            return "urn:learnstream:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Problem of(Kind kind, String detail, String instance, @Nullable String field) {
        return new Problem(kind.type(), kind.title, kind.status, detail, instance, field);
    }
}
