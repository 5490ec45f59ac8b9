package org.learnstream.http;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;

/**
 * One row of the route table.
 *
 * @param method the only method that the path takes, besides HEAD where it is GET
 * @param path path with parameters in braces, for example {@code /v1/users/{user_id}}
 * @param summary what it answers, for the index
 * @param audience who may rely on it
 * @param handler answers a request without blocking
 */
public record Endpoint(HttpMethod method, String path, String summary, Audience audience, Handler handler) {
    /** Answers one request. */
    @FunctionalInterface
    public interface Handler {
        /**
         * Returns the reply, or a failed future.
         *
         * @throws ProblemException when the request is to be refused
         */
        Future<Reply> handle(Request request);
    }

    /** Who an endpoint is for. */
    public enum Audience {
        /** Clients; described in the OpenAPI document. */
        PUBLIC,
        /** Other instances of the same version; not described. */
        INSTANCES
    }

    static Endpoint get(String path, String summary, Handler handler) {
        return new Endpoint(HttpMethod.GET, path, summary, Audience.PUBLIC, handler);
    }

    static Endpoint post(String path, String summary, Handler handler) {
        return new Endpoint(HttpMethod.POST, path, summary, Audience.PUBLIC, handler);
    }

    static Endpoint delete(String path, String summary, Handler handler) {
        return new Endpoint(HttpMethod.DELETE, path, summary, Audience.PUBLIC, handler);
    }

    static Endpoint betweenInstances(String path, String summary, Handler handler) {
        return new Endpoint(HttpMethod.GET, path, summary, Audience.INSTANCES, handler);
    }
}
