package org.learnstream.http;

import io.vertx.core.buffer.Buffer;
import java.util.Map;

/**
 * An HTTP response in full.
 *
 * @param status the HTTP status
 * @param contentType media type of the body
 * @param headers further headers
 * @param body the body
 */
public record Reply(int status, String contentType, Map<String, String> headers, Buffer body) {
    private static final Map<String, String> RETRY_SOON = Map.of("retry-after", "1");

    public Reply {
        headers = Map.copyOf(headers);
    }

    static Reply json(Object representation) {
        return json(200, representation);
    }

    static Reply json(int status, Object representation) {
        return new Reply(status, "application/json", Map.of(), Json.write(representation));
    }

    static Reply bytes(String contentType, Buffer body) {
        return new Reply(200, contentType, Map.of(), body);
    }

    static Reply problem(Problem problem) {
        Map<String, String> headers = problem.status() == 503 ? RETRY_SOON : Map.of();
        return new Reply(problem.status(), Problem.CONTENT_TYPE, headers, Json.write(problem));
    }
}
