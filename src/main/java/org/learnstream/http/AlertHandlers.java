package org.learnstream.http;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.learnstream.query.ChurnAlerts;
import org.learnstream.query.HeldAlerts;
import org.learnstream.query.ToldAlert;

/** Answers who fell silent and who returned, and tells it as it happens. */
final class AlertHandlers implements AutoCloseable {
    private static final int USUAL_LIMIT = 100;
    private static final int HIGHEST_LIMIT = 1000;

    /** So many alerts may wait for one client: about two seconds of windows that all close at once. */
    private static final int LONGEST_QUEUE = 10_000;

    private static final Comparator<ToldAlert> NEWEST_FIRST = Comparator.comparingLong(
                    (ToldAlert told) -> told.alert().getWindowClosed())
            .thenComparingLong(ToldAlert::time)
            .thenComparingInt(ToldAlert::partition)
            .thenComparingLong(ToldAlert::offset)
            .reversed();

    private final ChurnAlerts alerts;
    private final Titles titles;
    private final Duration heartBeat;
    private final Set<AlertClient> clients = new HashSet<>();
    private boolean closed;

    /**
     * Returns handlers.
     *
     * @param heartBeat how often a stream shows that it is alive
     */
    AlertHandlers(ChurnAlerts alerts, Titles titles, Duration heartBeat) {
        this.alerts = alerts;
        this.titles = titles;
        this.heartBeat = heartBeat;
    }

    /** {@code GET /v1/churn/alerts?since=&level=&limit=100}. */
    Future<Reply> alerts(Request request) {
        AlertFilter filter = AlertFilter.of(request);
        int limit = request.limit(USUAL_LIMIT, HIGHEST_LIMIT);
        return request.elsewhere(
                () -> Reply.json(body(alerts.held().orElseThrow(AlertHandlers::notReady), filter, limit)));
    }

    private AlertsBody body(HeldAlerts held, AlertFilter filter, int limit) {
        List<AlertBody> wanted = held.alerts().stream()
                .filter(filter::wants)
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .map(told -> AlertBody.of(told, titles))
                .toList();
        return new AlertsBody(
                wanted,
                held.alerts().size(),
                held.completeAfter().isPresent() ? held.completeAfter().getAsLong() : null);
    }

    /** {@code GET /v1/churn/alerts/stream?level=}, server-sent events. */
    Future<Reply> stream(Request request) {
        AlertFilter filter = AlertFilter.of(request);
        if (!alerts.ready()) {
            throw notReady();
        }
        Optional<String> reached = request.header("last-event-id").filter(id -> !id.isBlank());
        return Future.succeededFuture(new Reply.Events(stream -> serve(stream, filter, reached)));
    }

    private void serve(EventStream stream, AlertFilter filter, Optional<String> reached) {
        AlertClient client = new AlertClient(stream, filter, titles, LONGEST_QUEUE);
        stream.onClose(() -> remove(client));
        if (add(client)) {
            client.start(alerts, reached);
            stream.every(heartBeat, client::beat);
        } else {
            stream.end();
        }
    }

    private static ProblemException notReady() {
        return new ProblemException(
                Problem.Kind.NOT_READY, "this instance has not read the alerts yet, or does not have the role SERVE");
    }

    private synchronized boolean add(AlertClient client) {
        return !closed && clients.add(client);
    }

    private synchronized void remove(AlertClient client) {
        clients.remove(client);
    }

    /** Returns how many clients follow alerts now. */
    synchronized int clients() {
        return clients.size();
    }

    /** Ends all streams, and every one that is asked for from now on. */
    @Override
    public synchronized void close() {
        closed = true;
        List.copyOf(clients).forEach(AlertClient::end);
    }
}
