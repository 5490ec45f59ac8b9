package org.learnstream.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.RegistrySettings;
import org.learnstream.wire.SchemasUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a schema registry by Confluent's REST interface, again and again while it does not answer. Safe for use by many
 * threads.
 *
 * @see <a href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">the interface</a>
 */
final class RegistryClient {
    private static final Logger LOG = LoggerFactory.getLogger(RegistryClient.class);
    private static final String JSON_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration REQUEST = Duration.ofSeconds(5);
    private static final long SHORTEST_REQUEST_NANOS = Duration.ofMillis(100).toNanos();
    private static final long FIRST_PAUSE_NANOS = Duration.ofMillis(50).toNanos();
    private static final long LONGEST_PAUSE_NANOS = Duration.ofSeconds(1).toNanos();
    private static final Set<Integer> REFUSALS = Set.of(409, 422);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();
    private final String url;
    private final String authorization;

    RegistryClient(RegistrySettings settings) {
        this.url = settings.url().endsWith("/")
                ? settings.url().substring(0, settings.url().length() - 1)
                : settings.url();
        String login = settings.user() + ":" + settings.password();
        this.authorization = settings.user().isEmpty()
                ? ""
                : "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What a registry said: yes, or no with a reason of its own.
     *
     * @param status status of HTTP: 200 to 299, 404, 409 or 422
     * @param body what it says in JSON
     */
    record Answer(int status, JsonNode body) {
        boolean isYes() {
            return status < 300;
        }

        /**
         * Returns a number that every such answer of a registry has.
         *
         * @throws SchemasUnavailableException when it has none: then something else than a registry answers
         */
        int number(String property) {
            JsonNode number = body.path(property);
            if (!number.isInt()) {
                throw noRegistry(property);
            }
            return number.intValue();
        }

        /**
         * Returns a text that every such answer of a registry has.
         *
         * @throws SchemasUnavailableException when it has none: then something else than a registry answers
         */
        String text(String property) {
            JsonNode text = body.path(property);
            if (!text.isTextual()) {
                throw noRegistry(property);
            }
            return text.textValue();
        }

        private static SchemasUnavailableException noRegistry(String property) {
            return new SchemasUnavailableException("what answers as the schema registry says nothing of " + property
                    + " -> is schema.registry.url that of a registry, with its path?");
        }

        /** Returns a refusal in the registry's words. */
        String words() {
            return body.path("error_code").asInt(status) + ": "
                    + body.path("message").asText("no reason given");
        }
    }

    /** Returns where the registry is. */
    String url() {
        return url;
    }

    /** Returns a name as a part of a path. */
    static String part(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Asks.
     *
     * @param patience for how long to try again while there is no answer; at least one try is made
     * @throws SchemasUnavailableException when there was no answer, or the registry does not let us in
     */
    Answer get(String path, Duration patience) {
        return ask("GET", path, null, patience);
    }

    /** Asks, as {@link #get}, with a body. */
    Answer post(String path, JsonNode body, Duration patience) {
        return ask("POST", path, body, patience);
    }

    /** Changes something, as {@link #get}. */
    Answer put(String path, JsonNode body, Duration patience) {
        return ask("PUT", path, body, patience);
    }

    private Answer ask(String method, String path, @Nullable JsonNode body, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_NANOS;
        for (int tries = 1; ; tries++) {
            NoAnswer none;
            try {
                return attempt(method, path, body, deadline - System.nanoTime());
            } catch (NoAnswer noAnswer) {
                none = noAnswer;
            }
            if (System.nanoTime() + pause >= deadline) {
                throw new SchemasUnavailableException(
                        "schema registry " + url + " gave no answer to " + method + " " + path + " in " + tries
                                + (tries == 1 ? " try: " : " tries within " + patience + ": ") + none.getMessage()
                                + " -> see that it runs and that schema.registry.url is right",
                        none);
            }
            if (tries == 1) {
                LOG.warn("Schema registry does not answer, tried again url={} reason={}", url, none.getMessage());
            }
            LockSupport.parkNanos(pause);
            if (Thread.currentThread().isInterrupted()) {
                throw interrupted();
            }
            pause = Math.min(LONGEST_PAUSE_NANOS, 2 * pause);
        }
    }

    private Answer attempt(String method, String path, @Nullable JsonNode body, long nanosLeft) throws NoAnswer {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofNanos(Math.max(SHORTEST_REQUEST_NANOS, Math.min(REQUEST.toNanos(), nanosLeft))))
                .header("Accept", JSON_TYPE + ", application/json");
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        if (body != null) {
            request.header("Content-Type", JSON_TYPE);
        }
        HttpResponse<String> response;
        try {
            response = http.send(
                    request.method(
                                    method,
                                    body == null
                                            ? HttpRequest.BodyPublishers.noBody()
                                            : HttpRequest.BodyPublishers.ofString(body.toString()))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new NoAnswer(failed.getMessage() == null ? failed.getClass().getSimpleName() : failed.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw interrupted();
        }
        int status = response.statusCode();
        if (status == 401 || status == 403) {
            throw new SchemasUnavailableException("schema registry " + url + " answers " + status + " to " + method
                    + " " + path + " -> set schema.registry.user and schema.registry.password to ones it lets in");
        }
        JsonNode said = json(response.body());
        boolean isYes = status >= 200 && status < 300 && !said.isMissingNode();
        // A no is one by the registry's own word: what is on the way, or a wrong path, says 404 too, even in JSON.
        int code = said.path("error_code").asInt(0);
        boolean isNo = status == 404 ? code / 100 == 404 : REFUSALS.contains(status) && code != 0;
        if (!isYes && !isNo) {
            throw new NoAnswer("status " + status + " and no answer of a registry");
        }
        return new Answer(status, said);
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException other) {
            return MissingNode.getInstance();
        }
    }

    private SchemasUnavailableException interrupted() {
        return new SchemasUnavailableException("interrupted while schema registry " + url + " was asked");
    }

    /** The registry cannot be reached, or what answers is not it. */
    private static final class NoAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        NoAnswer(String message) {
            super(message);
        }
    }
}
