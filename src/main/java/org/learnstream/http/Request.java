package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.learnstream.http.Problem.Kind;
import org.learnstream.query.RecordKey;

/** One request, its parameters checked as they are read. */
public final class Request {
    private final RoutingContext context;

    Request(RoutingContext context) {
        this.context = context;
    }

    /**
     * Returns the identifier in a path parameter.
     *
     * @throws ProblemException when it is no identifier
     */
    public RecordKey key(String parameter) {
        return key(parameter, context.pathParam(parameter), Kind.INVALID_PARAMETER);
    }

    /** Returns an identifier that came in some field. */
    static RecordKey key(String field, String text, Kind kind) {
        try {
            return new RecordKey(text);
        } catch (IllegalArgumentException refused) {
            throw new ProblemException(kind, field + " " + refused.getMessage(), field);
        }
    }

    /**
     * Returns the query parameter {@code limit}.
     *
     * @param otherwise its value when the request has none
     * @param highest the largest value taken
     * @throws ProblemException when it is no number from 1 to the highest
     */
    public int limit(int otherwise, int highest) {
        return number("limit", 1, highest).orElse(otherwise);
    }

    /** Returns a whole number in a query parameter; empty when the request has none. */
    Optional<Integer> number(String parameter, int lowest, int highest) {
        return text(parameter).map(given -> {
            try {
                int number = Integer.parseInt(given);
                if (number >= lowest && number <= highest) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // The same refusal as for a number out of range.
            }
            throw new ProblemException(
                    Kind.INVALID_PARAMETER,
                    parameter + " is not a whole number from " + lowest + " to " + highest,
                    parameter);
        });
    }

    /**
     * Returns a moment in a query parameter, in milliseconds since 1970-01-01 UTC; empty when the request has none.
     *
     * @throws ProblemException when it is neither such a number nor a time in ISO 8601 with its offset
     */
    Optional<Long> time(String parameter) {
        return text(parameter).map(given -> {
            try {
                return given.matches("-?\\d{1,18}")
                        ? Long.parseLong(given)
                        : OffsetDateTime.parse(given).toInstant().toEpochMilli();
            } catch (DateTimeException | ArithmeticException noTime) {
                throw new ProblemException(
                        Kind.INVALID_PARAMETER,
                        parameter
                                + " is neither milliseconds since 1970-01-01 UTC nor a time like 2026-03-01T12:00:00Z",
                        parameter);
            }
        });
    }

    /** Returns a header; empty when the request has none. */
    Optional<String> header(String name) {
        return Optional.ofNullable(context.request().getHeader(name));
    }

    /** Returns the values in a query parameter, separated by commas; empty when the request has none. */
    Set<String> list(String parameter) {
        Set<String> values = new LinkedHashSet<>();
        text(parameter).ifPresent(given -> {
            for (String value : given.split(",", -1)) {
                if (value.isBlank()) {
                    throw new ProblemException(
                            Kind.INVALID_PARAMETER, parameter + " has an empty value between its commas", parameter);
                }
                values.add(value);
            }
        });
        return values;
    }

    /** Returns whether a query parameter is true; it is not when the request has none. */
    boolean flag(String parameter) {
        return text(parameter)
                .map(given -> switch (given) {
                    case "true" -> true;
                    case "false" -> false;
                    default ->
                        throw new ProblemException(
                                Kind.INVALID_PARAMETER, parameter + " is neither true nor false", parameter);
                })
                .orElse(false);
    }

    /** Does work that may take more than a moment on another thread than the event loop. */
    <T> Future<T> elsewhere(Callable<T> work) {
        return context.vertx().executeBlocking(work, false);
    }

    /** Returns the text in a query parameter; empty when the request has none. */
    Optional<String> text(String parameter) {
        MultiMap parameters;
        try {
            parameters = context.queryParams();
        } catch (RuntimeException undecodable) {
            throw new ProblemException(Kind.MALFORMED_REQUEST, "the query string cannot be decoded");
        }
        if (parameters.get(parameter) == null) {
            return Optional.empty();
        }
        List<String> given = parameters.getAll(parameter);
        if (given.size() > 1) {
            throw new ProblemException(Kind.INVALID_PARAMETER, parameter + " is given more than once", parameter);
        }
        return given.stream().findFirst();
    }

    /**
     * Returns the body, a JSON object.
     *
     * @throws ProblemException when it is none
     */
    public JsonNode object() {
        Buffer body = context.body().buffer();
        try {
            JsonNode node = Json.read(body == null ? Buffer.buffer() : body);
            if (node.isObject()) {
                return node;
            }
        } catch (IOException notJson) {
            // The same refusal as for JSON of another kind.
        }
        throw new ProblemException(Kind.INVALID_BODY, "the body is not a JSON object", "body");
    }
}
