package org.learnstream.replay;

import java.time.Duration;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.learnstream.config.Settings;
import org.learnstream.publish.EventPublisher;
import org.learnstream.publish.Pacer;
import org.learnstream.publish.PublishException;
import org.learnstream.streams.catalog.Framing;

/** Publishes a data set to a cluster: first what should be there before any event, then the events in time order. */
public final class Replay {
    private final ReplaySource source;
    private final ReplayOptions options;

    public Replay(ReplaySource source, ReplayOptions options) {
        this.source = source;
        this.options = options;
    }

    /** Returns how many records it sends. */
    public long size() {
        return source.preparationSize() + Math.min(options.limit(), source.eventsSize());
    }

    /**
     * Sends everything and returns when the cluster has acknowledged all of it.
     *
     * @param progress told how many records were handed over since it was last told
     * @throws ReplayException when the cluster does not answer or lacks topics
     * @throws PublishException when the cluster refuses a record, or the thread is interrupted
     */
    public ReplaySummary run(Settings settings, LongConsumer progress) {
        RequiredTopics.check(settings);
        Framing framing = Framing.of(settings.schema());
        try (EventPublisher publisher = new EventPublisher(settings.kafka(), "learnstream-replay", topic -> {})) {
            send(publisher, framing, source.preparation(), 0, progress);
            publisher.flush();
            long started = System.nanoTime();
            long events = settings.churn().replays()
                    ? sendWithWatermarks(publisher, framing, settings, progress)
                    : send(
                            publisher,
                            framing,
                            source.events().limit(options.limit()),
                            options.eventsPerSecond(),
                            progress);
            publisher.flush();
            return new ReplaySummary(publisher.acknowledged(), events, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private long sendWithWatermarks(
            EventPublisher publisher, Framing framing, Settings settings, LongConsumer progress) {
        Watermarks watermarks = new Watermarks(
                publisher, framing.watermarks(), settings.churn().goneAfter().toMillis(), System.currentTimeMillis());
        long events = send(
                publisher,
                framing,
                source.events().limit(options.limit()).peek(event -> watermarks.before(event.time())),
                options.eventsPerSecond(),
                progress);
        watermarks.end();
        return events;
    }

    private long send(
            EventPublisher publisher,
            Framing framing,
            Stream<Publication<?>> publications,
            double perSecond,
            LongConsumer progress) {
        Pacer pacer = new Pacer(perSecond, System::nanoTime);
        long count = 0;
        try (publications) {
            for (Iterator<Publication<?>> each = publications.iterator(); each.hasNext(); count++) {
                Publication<?> publication = each.next();
                pacer.await(() -> true);
                publisher.send(publication.record("/replay/" + source.name(), framing));
                progress.accept(1);
            }
        }
        return count;
    }
}
