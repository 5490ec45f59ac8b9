package org.learnstream.http;

import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.HttpSettings;
import org.learnstream.metrics.HttpTimings;

/** The running HTTP server, with one event loop for each processor. */
public final class HttpServer implements AutoCloseable {
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long START_SECONDS = 30;

    /** No WebSockets are served; without what is there for them a request passes fewer handlers. */
    private static final HttpServerOptions OPTIONS = new HttpServerOptions()
            .setPerFrameWebSocketCompressionSupported(false)
            .setPerMessageWebSocketCompressionSupported(false);

    private final Vertx vertx;
    private final Routes routes;
    private final String deployment;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    private HttpServer(Vertx vertx, Routes routes, String deployment, int port) {
        this.vertx = vertx;
        this.routes = routes;
        this.deployment = deployment;
        this.port = port;
    }

    /**
     * Returns what servers and clients run on; it caches no files, and takes connections by what the operating system has
     * for that, where a library for it is there. Who takes it closes it.
     */
    public static Vertx vertx() {
        return Vertx.vertx(new VertxOptions()
                .setPreferNativeTransport(true)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
    }

    /**
     * Listens.
     *
     * @throws IllegalStateException when the address cannot be listened on; the message names it
     */
    public static HttpServer start(Vertx vertx, HttpSettings settings, Routes routes, HttpTimings timings) {
        AtomicInteger port = new AtomicInteger();
        RequestRouter router = new RequestRouter(timings);
        DeploymentOptions onePerProcessor =
                new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
        try {
            String deployment = vertx.deployVerticle(
                            () -> new Listener(settings, router, routes, port), onePerProcessor)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(START_SECONDS, TimeUnit.SECONDS);
            return new HttpServer(vertx, routes, deployment, port.get());
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException(
                    "cannot listen on http.host " + settings.host() + " and http.port " + settings.port(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while starting to listen", stopped);
        }
    }

    /** Returns the port listened on, also when the settings left it open. */
    public int port() {
        return port;
    }

    /** Ends streams of events, takes no more connections, and waits a little for requests that are being answered. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        routes.close();
        try {
            vertx.undeploy(deployment)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(2 * GRACE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("the HTTP server did not close", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Listens on one event loop; all share the port. */
    private static final class Listener extends VerticleBase {
        private final HttpSettings settings;
        private final RequestRouter router;
        private final Routes routes;
        private final AtomicInteger port;
        private io.vertx.core.http.@Nullable HttpServer server;

        Listener(HttpSettings settings, RequestRouter router, Routes routes, AtomicInteger port) {
            this.settings = settings;
            this.router = router;
            this.routes = routes;
            this.port = port;
        }

        @Override
        public Future<?> start() {
            // The shared random port is a free one, the same for all event loops.
            SocketAddress address = settings.port() == 0
                    ? SocketAddress.sharedRandomPort(1, settings.host())
                    : SocketAddress.inetSocketAddress(settings.port(), settings.host());
            io.vertx.core.http.HttpServer listening =
                    vertx.createHttpServer(OPTIONS).requestHandler(router.router(vertx, routes.endpoints()));
            server = listening;
            return listening.listen(address).onSuccess(bound -> port.set(bound.actualPort()));
        }

        @Override
        public Future<?> stop() {
            return server == null ? Future.succeededFuture() : server.shutdown(GRACE);
        }
    }
}
