package org.learnstream.http;

import io.vertx.core.Context;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Server-sent events over a response of the HTTP server. */
final class ServerEventStream implements EventStream {
    private final HttpServerResponse response;
    private final Context context;
    private final List<Runnable> onClose = new ArrayList<>();
    private boolean closed;

    ServerEventStream(RoutingContext request) {
        this.response = request.response();
        this.context = request.vertx().getOrCreateContext();
        // The response's own handlers are the router's.
        request.addEndHandler(ended -> close());
    }

    private void close() {
        if (!closed) {
            closed = true;
            onClose.forEach(Runnable::run);
        }
    }

    @Override
    public void execute(Runnable task) {
        context.runOnContext(here -> task.run());
    }

    @Override
    public boolean full() {
        return response.writeQueueFull();
    }

    @Override
    public void write(String text) {
        if (!closed) {
            response.write(text);
        }
    }

    @Override
    public void end() {
        if (!closed) {
            response.end();
        }
    }

    @Override
    public void abort() {
        if (!closed) {
            response.reset();
        }
    }

    @Override
    public void onRoom(Runnable task) {
        response.drainHandler(room -> task.run());
    }

    @Override
    public void onClose(Runnable task) {
        if (closed) {
            task.run();
        } else {
            onClose.add(task);
        }
    }

    @Override
    public void every(Duration interval, Runnable task) {
        long timer = context.owner().setPeriodic(interval.toMillis(), tick -> task.run());
        onClose(() -> context.owner().cancelTimer(timer));
    }
}
