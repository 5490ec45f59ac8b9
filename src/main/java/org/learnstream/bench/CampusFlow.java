package org.learnstream.bench;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongConsumer;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.generator.Campus;
import org.learnstream.generator.CampusEvent;
import org.learnstream.generator.CampusOptions;
import org.learnstream.publish.EventPublisher;
import org.learnstream.publish.Pacer;
import org.learnstream.replay.Publication;
import org.learnstream.streams.catalog.Framing;

/** What the learners of a synthetic campus do, sent as fast as possible or at a steady rate, one of both at a time. */
public final class CampusFlow implements AutoCloseable {
    private static final int SEED = 1;
    private static final String SOURCE = "/bench";

    private final Campus campus;
    private final EventPublisher publisher;
    private final Framing framing;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private @Nullable Thread flowing;

    /**
     * Connects a campus to a cluster.
     *
     * @param startTime of the campus, in milliseconds since 1970-01-01 UTC; no event is later than now
     */
    public CampusFlow(Settings settings, int learners, int courses, long startTime) {
        this.campus = new Campus(new CampusOptions(SEED, learners, courses, startTime));
        this.framing = Framing.of(settings.schema());
        this.publisher = new EventPublisher(settings.kafka(), "learnstream-bench-campus", topic -> {});
    }

    /** Sends the catalogue and the registrations of those who are there from the start. */
    public void prepare(LongConsumer progress) {
        campus.courses().forEach(course -> send(course, progress));
        campus.registrations().forEach(learner -> send(learner, progress));
        publisher.flush();
    }

    /** Sends what happens next as fast as possible; returns when the cluster has it. */
    public void send(long events, LongConsumer progress) {
        for (long event = 0; event < events; event++) {
            send(next(), progress);
        }
        publisher.flush();
    }

    /** Starts to send what happens next at a rate, until {@link #stop()}. */
    public void start(double eventsPerSecond) {
        stopped.set(false);
        Pacer pacer = new Pacer(eventsPerSecond, System::nanoTime);
        Thread thread = new Thread(
                () -> {
                    while (pacer.await(() -> !stopped.get())) {
                        send(next(), sent -> {});
                    }
                },
                "campus-flow");
        flowing = thread;
        thread.start();
    }

    /** Ends what {@link #start} began; returns when the cluster has all that was sent. */
    public void stop() {
        stopped.set(true);
        Thread thread = flowing;
        if (thread != null) {
            try {
                thread.join();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            flowing = null;
        }
        publisher.flush();
    }

    /** Returns the learners who are there from the start. */
    public List<String> learners() {
        return campus.registrations().map(CampusEvent::key).toList();
    }

    /** Returns the courses. */
    public List<String> courses() {
        return campus.courses().stream().map(CampusEvent::key).toList();
    }

    private CampusEvent<?> next() {
        return campus.next(simulated -> Math.min(simulated, System.currentTimeMillis()));
    }

    private <V extends SpecificRecordBase> void send(CampusEvent<V> event, LongConsumer progress) {
        publisher.send(new Publication<>(event.topic(), event.key(), event.value(), event.eventId(), event.time())
                .record(SOURCE, framing));
        progress.accept(1);
    }

    @Override
    public void close() {
        stop();
        publisher.close();
    }
}
