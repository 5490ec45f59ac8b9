package org.learnstream.generator;

import java.time.Duration;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.KafkaSettings;
import org.learnstream.generator.FeedListener.Phase;
import org.learnstream.publish.EventPublisher;
import org.learnstream.publish.Pacer;
import org.learnstream.publish.PublishException;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.wire.avro.Slate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a campus into Kafka: first the courses and the learners, then the history from the campus's start up to now as
 * fast as possible, then live events at the chosen rate.
 *
 * <p>Events of the history carry the simulated time. Live events carry the time of the clock: simulated time then only
 * says what comes next, and passes as fast as the rate demands.
 */
public final class CampusFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(CampusFeed.class);
    private static final long CLOSE_SECONDS = 10;

    private final Campus campus;
    private final FeedOptions options;
    private final FeedListener listener;
    private final InstantSource clock;
    private final KafkaSettings kafka;
    private final Framing framing;
    private final EventPublisher publisher;
    private final Map<Flaw, Long> flawed = new EnumMap<>(Flaw.class);
    private final Spoiler spoiler;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean begun;
    private volatile @Nullable SlateReader slateReader;
    private long events;
    private long slates;
    private volatile boolean stopping;

    private CampusFeed(
            Campus campus,
            FeedOptions options,
            FeedListener listener,
            InstantSource clock,
            KafkaSettings kafka,
            Framing framing) {
        this.campus = campus;
        this.options = options;
        this.listener = listener;
        this.clock = clock;
        this.kafka = kafka;
        this.framing = framing;
        this.spoiler = new Spoiler(options.badShare(), campus.options().seed(), framing);
        this.publisher = new EventPublisher(kafka, "learnstream-campus", listener::acknowledged);
    }

    /** Connects a campus to a cluster. Nothing is sent before {@link #run}. */
    public static CampusFeed open(
            Campus campus, FeedOptions options, KafkaSettings kafka, Framing framing, FeedListener listener) {
        return new CampusFeed(campus, options, listener, InstantSource.system(), kafka, framing);
    }

    /**
     * Sends everything, and returns when the limit is reached or the feed was stopped, and all is acknowledged. To be
     * called once.
     *
     * @throws PublishException when the cluster refuses a record, or the thread is interrupted
     */
    public FeedSummary run() {
        begun = true;
        try {
            return sendAll();
        } finally {
            ended.countDown();
        }
    }

    private FeedSummary sendAll() {
        listener.entered(Phase.CATALOGUE);
        campus.courses().forEach(course -> send(Outgoing.of(course, framing)));
        campus.registrations()
                .takeWhile(registration -> !stopping)
                .forEach(registration -> send(Outgoing.of(registration, framing)));
        publisher.flush();
        long started = System.nanoTime();
        long liveFrom = clock.millis();
        if (campus.nextTime() < liveFrom) {
            listener.entered(Phase.HISTORY);
            while (underWay() && campus.nextTime() < liveFrom) {
                send(campus.next(simulated -> Math.min(simulated, liveFrom)));
            }
        }
        if (underWay()) {
            listener.entered(Phase.LIVE);
            live();
        }
        publisher.flush();
        return new FeedSummary(
                publisher.acknowledged(), flawed, events, slates, Duration.ofNanos(System.nanoTime() - started));
    }

    private void live() {
        if (options.respond()) {
            slateReader = new SlateReader(kafka, framing);
        }
        Pacer pacer = new Pacer(options.eventsPerSecond(), System::nanoTime);
        while (underWay()) {
            if (pacer.await(this::underWay)) {
                showSlates();
                send(campus.next(simulated -> clock.millis()));
            }
        }
    }

    private boolean underWay() {
        return !stopping && events < options.limit();
    }

    private void send(CampusEvent<?> event) {
        spoiler.outgoing(event).forEach(this::send);
        events++;
    }

    private void send(Outgoing outgoing) {
        publisher.send(outgoing.record());
        if (outgoing.flaw() != null) {
            flawed.merge(outgoing.flaw(), 1L, Long::sum);
        }
    }

    private void showSlates() {
        SlateReader reader = slateReader;
        if (reader == null) {
            return;
        }
        for (Slate slate = reader.poll(); slate != null; slate = reader.poll()) {
            if (campus.offer(slate)) {
                slates++;
            }
        }
    }

    /** Makes {@link #run} return soon. To be called from any thread. */
    public void stop() {
        stopping = true;
    }

    /** Stops the feed, waits until {@link #run} has returned, and disconnects. */
    @Override
    public void close() {
        stop();
        if (begun) {
            awaitEnd();
        }
        SlateReader reader = slateReader;
        if (reader != null) {
            reader.close();
        }
        publisher.close();
    }

    private void awaitEnd() {
        try {
            if (!ended.await(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("feed did not stop in time seconds={}", CLOSE_SECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
