package org.learnstream.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.function.Consumer;

/** An HTTP response. */
public sealed interface Reply {
    /** Names and values of every response, as the server writes them without turning them into bytes each time. */
    CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");

    CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");

    /** Writes it as the response to a request, of which nothing was written yet; a HEAD request gets no body. */
    void writeTo(RoutingContext context);

    /** Returns a representation. */
    static Reply json(Object representation) {
        return json(200, representation);
    }

    /**
     * Returns a representation of what is some time old, which the header {@code Age} says in whole seconds.
     *
     * @param millis how old it may be
     */
    static Reply json(Object representation, long millis) {
        return json(Json.write(representation), millis);
    }

    /** Returns a representation, as JSON already, of what is some time old. */
    static Reply json(Buffer json, long millis) {
        return new Whole(200, "application/json", Map.of("age", Long.toString(millis / 1_000)), json);
    }

    /** Returns a representation with another status than 200. */
    static Reply json(int status, Object representation) {
        return new Whole(status, "application/json", Map.of(), Json.write(representation));
    }

    /** Returns that something will be done, and where it is told of. */
    static Reply accepted(String location, Object representation) {
        return new Whole(202, "application/json", Map.of("location", location), Json.write(representation));
    }

    /** Returns bytes of some type. */
    static Reply bytes(String contentType, Buffer body) {
        return new Whole(200, contentType, Map.of(), body);
    }

    /** Returns a problem document. */
    static Reply problem(Problem problem) {
        Map<String, String> headers = switch (problem.status()) {
            case 503 -> Map.of("retry-after", "1");
            case 401 -> Map.of("www-authenticate", "Bearer realm=\"operator\"");
            default -> Map.of();
        };
        return new Whole(problem.status(), Problem.CONTENT_TYPE, headers, Json.write(problem));
    }

    private static HttpServerResponse head(RoutingContext context, int status, String contentType) {
        return context.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CACHE_CONTROL, NO_STORE)
                .putHeader(CONTENT_TYPE_OPTIONS, NO_SNIFF);
    }

    /**
     * A response in full.
     *
     * @param status the HTTP status
     * @param contentType media type of the body
     * @param headers further headers
     * @param body the body
     */
    record Whole(int status, String contentType, Map<String, String> headers, Buffer body) implements Reply {
        public Whole {
            headers = Map.copyOf(headers);
        }

        @Override
        public void writeTo(RoutingContext context) {
            HttpServerResponse response = head(context, status, contentType);
            headers.forEach(response::putHeader);
            if (isHead(context)) {
                response.putHeader("content-length", Integer.toString(body.length()))
                        .end();
            } else {
                response.end(body);
            }
        }
    }

    /**
     * Server-sent events, for as long as both sides like.
     *
     * @param source is told once where to write events; does not return them itself
     */
    record Events(Consumer<EventStream> source) implements Reply {
        @Override
        public void writeTo(RoutingContext context) {
            HttpServerResponse response = head(context, 200, "text/event-stream");
            if (isHead(context)) {
                response.end();
            } else {
                // Proxies that gather responses would keep events back.
                response.putHeader("x-accel-buffering", "no").setChunked(true);
                source.accept(new ServerEventStream(context));
            }
        }
    }

    private static boolean isHead(RoutingContext context) {
        return context.request().method().equals(HttpMethod.HEAD);
    }
}
