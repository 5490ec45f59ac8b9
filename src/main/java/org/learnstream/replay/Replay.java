package org.learnstream.replay;

import java.time.Duration;
import java.util.Iterator;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.learnstream.config.Settings;

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
     * @throws ReplayException when the cluster does not answer, lacks topics or refuses a record
     */
    public ReplaySummary run(Settings settings, LongConsumer progress) {
        RequiredTopics.check(settings);
        try (KafkaPublisher publisher = new KafkaPublisher(settings.kafka(), "/replay/" + source.name())) {
            send(publisher, source.preparation(), 0, progress);
            publisher.flush();
            long started = System.nanoTime();
            long events = send(publisher, source.events().limit(options.limit()), options.eventsPerSecond(), progress);
            publisher.flush();
            return new ReplaySummary(publisher.sent(), events, Duration.ofNanos(System.nanoTime() - started));
        }
    }

    private static long send(
            KafkaPublisher publisher, Stream<Publication<?>> publications, double perSecond, LongConsumer progress) {
        Pace pace = new Pace(perSecond);
        long count = 0;
        try (publications) {
            for (Iterator<Publication<?>> each = publications.iterator(); each.hasNext(); count++) {
                Publication<?> publication = each.next();
                pace.await();
                publisher.publish(publication);
                progress.accept(1);
            }
        }
        return count;
    }
}
