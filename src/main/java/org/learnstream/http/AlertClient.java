package org.learnstream.http;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.learnstream.query.AlertPosition;
import org.learnstream.query.ChurnAlerts;
import org.learnstream.query.ChurnAlerts.Following;
import org.learnstream.query.ToldAlert;

/**
 * One client that is told of alerts as they come.
 *
 * <p>Alerts wait in a queue of its own while the client is slow. When the queue is full the connection is closed: the
 * client comes back with its position, and is told what it missed from the alerts that are held.
 */
final class AlertClient implements ChurnAlerts.Reader {
    private final EventStream stream;
    private final AlertFilter filter;
    private final Titles titles;
    private final int longestQueue;

    /** Alerts that were there when the client came; used on the stream's thread alone. */
    private final Queue<ToldAlert> missed = new ArrayDeque<>();

    private final Queue<ToldAlert> coming = new ArrayDeque<>();
    private boolean scheduled;
    private boolean behind;
    private @Nullable AlertPosition position;

    AlertClient(EventStream stream, AlertFilter filter, Titles titles, int longestQueue) {
        this.stream = stream;
        this.filter = filter;
        this.titles = titles;
        this.longestQueue = longestQueue;
    }

    /**
     * Begins to tell the client of alerts; call it once, on the stream's thread.
     *
     * @param reached the position that the client says it has come to
     */
    void start(ChurnAlerts alerts, Optional<String> reached) {
        Optional<Following> following = alerts.follow(reached, this);
        if (following.isEmpty()) {
            stream.end();
            return;
        }
        Following begun = following.get();
        stream.onClose(begun::close);
        stream.onRoom(this::tell);
        position = begun.position();
        missed.addAll(begun.missed());
        stream.write((begun.gap() ? "event: gap\ndata: {}\n" : "") + id());
        tell();
    }

    @Override
    public synchronized void take(ToldAlert alert) {
        if (coming.size() >= longestQueue) {
            if (!behind) {
                behind = true;
                stream.execute(stream::abort);
            }
            return;
        }
        coming.add(alert);
        if (!scheduled) {
            scheduled = true;
            stream.execute(this::tell);
        }
    }

    @Override
    public void lose() {
        end();
    }

    /** Ends the stream; for use by any thread. */
    void end() {
        stream.execute(stream::end);
    }

    /** Shows the client, and whatever lies between, that the stream is alive, and where it is. */
    void beat() {
        if (!stream.full()) {
            stream.write(": heart-beat\n" + id());
        }
    }

    private void tell() {
        AlertPosition here = position;
        while (here != null && !stream.full()) {
            ToldAlert next = next();
            if (next == null) {
                break;
            }
            // A client that was told more by another instance has come further than this one.
            if (!here.includes(next)) {
                here = here.after(next);
                position = here;
                if (filter.wants(next)) {
                    stream.write("event: alert\ndata: " + Json.write(AlertBody.of(next, titles)) + "\n" + id());
                }
            }
        }
    }

    private @Nullable ToldAlert next() {
        ToldAlert first = missed.poll();
        if (first != null) {
            return first;
        }
        synchronized (this) {
            ToldAlert next = coming.poll();
            scheduled = next != null;
            return next;
        }
    }

    /** Returns the line that says how far the client has come, and the empty one that ends an event. */
    private String id() {
        return "id: " + position + "\n\n";
    }
}
