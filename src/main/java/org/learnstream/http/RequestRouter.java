package org.learnstream.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.learnstream.http.Problem.Kind;
import org.learnstream.metrics.HttpTimings;
import org.learnstream.wire.SchemasUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Leads requests to the endpoints of the route table; every refusal becomes a problem document. */
final class RequestRouter {
    private static final Logger LOGGER = LoggerFactory.getLogger(RequestRouter.class);
    private static final long LARGEST_BODY = 16 * 1024;
    private static final String ROUTE = "learnstream.route";
    private static final String ENDLESS = "learnstream.endless";

    private final HttpTimings timings;

    RequestRouter(HttpTimings timings) {
        this.timings = timings;
    }

    /** Returns a router; each event loop needs its own. */
    Router router(Vertx vertx, List<Endpoint> endpoints) {
        Router router = Router.router(vertx);
        router.route().handler(this::time);
        for (Endpoint endpoint : endpoints) {
            Route route = router.route(endpoint.method(), pattern(endpoint));
            if (endpoint.method().equals(HttpMethod.GET)) {
                route.method(HttpMethod.HEAD);
            } else {
                route.handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
            }
            route.handler(context -> answer(endpoint, context));
        }
        refuseOtherMethods(router, endpoints);
        router.errorHandler(400, context -> refuse(context, Kind.MALFORMED_REQUEST, "the request cannot be read"));
        router.errorHandler(404, context -> refuse(context, Kind.UNKNOWN_PATH, "see / for all paths"));
        router.errorHandler(
                413,
                context -> refuse(context, Kind.BODY_TOO_LARGE, "the body has more than " + LARGEST_BODY + " bytes"));
        router.errorHandler(500, this::defect);
        return router;
    }

    private static void refuseOtherMethods(Router router, List<Endpoint> endpoints) {
        Map<String, List<Endpoint>> byPath = endpoints.stream().collect(Collectors.groupingBy(RequestRouter::pattern));
        byPath.forEach((path, there) -> {
            String allowed = there.stream()
                    .map(endpoint -> endpoint.method().equals(HttpMethod.GET)
                            ? "GET, HEAD"
                            : endpoint.method().name())
                    .sorted()
                    .collect(Collectors.joining(", "));
            router.route(path).handler(context -> {
                context.response().putHeader("allow", allowed);
                refuse(context, Kind.METHOD_NOT_ALLOWED, "this path takes " + allowed);
            });
        });
    }

    private static String pattern(Endpoint endpoint) {
        return endpoint.path().replaceAll("\\{(\\w+)}", ":$1");
    }

    private void time(RoutingContext context) {
        long start = System.nanoTime();
        context.addEndHandler(ended -> {
            if (context.get(ENDLESS) != null) {
                // It took as long as the client stayed.
                return;
            }
            String route = context.get(ROUTE, HttpTimings.NO_ROUTE);
            timings.record(
                    context.request().method().name(),
                    route,
                    context.response().getStatusCode(),
                    System.nanoTime() - start);
        });
        context.next();
    }

    private static void answer(Endpoint endpoint, RoutingContext context) {
        context.put(ROUTE, endpoint.path());
        Future<Reply> reply;
        try {
            reply = endpoint.handler().handle(new Request(context));
        } catch (ProblemException refused) {
            send(context, Reply.problem(refused.toProblem(context.request().path())));
            return;
        }
        reply.onComplete(done -> {
            if (done.succeeded()) {
                send(context, done.result());
            } else if (cause(done.cause()) instanceof ProblemException refused) {
                send(context, Reply.problem(refused.toProblem(context.request().path())));
            } else if (cause(done.cause()) instanceof SchemasUnavailableException away) {
                // A record that is there cannot be read now.
                refuse(context, Kind.NOT_READY, String.valueOf(away.getMessage()));
            } else {
                context.fail(500, done.cause());
            }
        });
    }

    private static @Nullable Throwable cause(Throwable failure) {
        return failure instanceof CompletionException ? failure.getCause() : failure;
    }

    private static void refuse(RoutingContext context, Kind kind, String detail) {
        send(context, Reply.problem(Problem.of(kind, detail, context.request().path(), null)));
    }

    private void defect(RoutingContext context) {
        LOGGER.atError()
                .addKeyValue("route", context.get(ROUTE, HttpTimings.NO_ROUTE))
                .setCause(context.failure())
                .log("A request met a defect");
        refuse(context, Kind.DEFECT, "the log of this instance has the cause");
    }

    private static void send(RoutingContext context, Reply reply) {
        HttpServerResponse response = context.response();
        if (response.ended() || response.closed()) {
            return;
        }
        if (reply instanceof Reply.Events) {
            context.put(ENDLESS, true);
        }
        reply.writeTo(context);
    }
}
