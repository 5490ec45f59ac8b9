package org.learnstream.http;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;
import org.learnstream.http.Endpoint.Audience;

/** Answers what can be asked here. */
final class IndexHandlers {
    private static final String OPEN_API = "openapi.json";

    private final Supplier<List<Endpoint>> endpoints;
    private final Buffer openApi;

    /**
     * Reads the OpenAPI document.
     *
     * @param endpoints gives the route table, of which these handlers are themselves a part
     */
    IndexHandlers(Supplier<List<Endpoint>> endpoints) {
        this.endpoints = endpoints;
        try (InputStream document = IndexHandlers.class.getResourceAsStream(OPEN_API)) {
            if (document == null) {
                throw new IllegalStateException("the jar has no " + OPEN_API);
            }
            this.openApi = Buffer.buffer(document.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the jar's " + OPEN_API + " cannot be read", unreadable);
        }
    }

    /** {@code GET /}. */
    Future<Reply> index(Request request) {
        List<IndexBody.Row> rows = endpoints.get().stream()
                .filter(endpoint -> endpoint.audience() == Audience.PUBLIC)
                .map(endpoint -> new IndexBody.Row(endpoint.method().name(), endpoint.path(), endpoint.summary()))
                .toList();
        return Future.succeededFuture(Reply.json(new IndexBody("learnstream", rows)));
    }

    /** {@code GET /openapi.json}. */
    Future<Reply> openApi(Request request) {
        return Future.succeededFuture(Reply.bytes("application/json", openApi));
    }

    /** The endpoints. */
    record IndexBody(String service, List<Row> endpoints) {
        /** One endpoint. */
        record Row(String method, String path, String summary) {}
    }
}
