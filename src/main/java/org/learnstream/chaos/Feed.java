package org.learnstream.chaos;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.KafkaSettings;
import org.learnstream.generator.Campus;
import org.learnstream.generator.CampusEvent;
import org.learnstream.generator.Flaw;
import org.learnstream.generator.Outgoing;
import org.learnstream.generator.Spoiler;
import org.learnstream.publish.EventPublisher;
import org.learnstream.publish.EventRecord;
import org.learnstream.publish.Pacer;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.ClickAction;

/**
 * Sends what learners do, at a rate, and keeps the books on it.
 *
 * <p>The producer tries each record until it is written, however long that takes: so the outcome of none is unknown, and
 * what the books say is what the cluster has.
 */
final class Feed implements AutoCloseable {
    private static final double DUPLICATES = 0.01;
    private static final double LATE = 0.01;
    private static final double FATAL = 0.001;
    private static final String FOREVER = "86400000";

    private final Campus campus;
    private final Leavers leavers;
    private final Ledger ledger;
    private final Spoiler spoiler;
    private final EventPublisher publisher;
    private final Deque<Leavers.Visit> returning;

    Feed(KafkaSettings kafka, Campus campus, Leavers leavers, Ledger ledger) {
        this.campus = campus;
        this.leavers = leavers;
        this.ledger = ledger;
        this.returning = new ArrayDeque<>(leavers.returns());
        this.spoiler = Spoiler.with(DUPLICATES, LATE, FATAL, campus.options().seed(), Framing.SINGLE_OBJECT);
        Map<String, String> client = new HashMap<>(kafka.client());
        client.put("delivery.timeout.ms", FOREVER);
        client.put("max.block.ms", FOREVER);
        // With several under way, the client of Kafka 4.3.1 was seen to begin a partition's sequence anew, within the
        // same
        // epoch, after many failures; the broker refuses that for ever.
        client.put("max.in.flight.requests.per.connection", "1");
        this.publisher =
                new EventPublisher(new KafkaSettings(kafka.bootstrapServers(), client), "chaos-campus", topic -> {});
    }

    /** Sends the catalogue, the learners and what the leavers did before, and returns when all of it is written. */
    void prepare() {
        campus.courses().forEach(course -> spoiler.outgoing(course).forEach(each -> publisher.send(each.record())));
        campus.registrations()
                .forEach(learner -> spoiler.outgoing(learner).forEach(each -> publisher.send(each.record())));
        leavers.visits().forEach(this::send);
        publisher.flush();
    }

    /** Sends what learners do now, until it is told not to go on. */
    void run(double eventsPerSecond, BooleanSupplier goOn) {
        Pacer pacer = new Pacer(eventsPerSecond, System::nanoTime);
        while (goOn.getAsBoolean()) {
            if (!pacer.await(goOn)) {
                continue;
            }
            long now = System.currentTimeMillis();
            for (Leavers.Visit next = returning.peek(); next != null && next.time() <= now; next = returning.peek()) {
                send(returning.remove());
            }
            CampusEvent<?> event = campus.next(simulated -> System.currentTimeMillis());
            for (Outgoing outgoing : spoiler.outgoing(event)) {
                send(outgoing.record(), outgoing.flaw());
            }
        }
    }

    private void send(Leavers.Visit visit) {
        String id = "visit-" + visit.time();
        Click click = Click.newBuilder()
                .setEventId(id)
                .setUserId(visit.learner())
                .setCourseId(null)
                .setEventTime(visit.time())
                .setAction(ClickAction.VIEW)
                .setSessionId(null)
                .setSlateId(null)
                .build();
        send(
                EventRecord.of(
                        Topics.CLICKS,
                        visit.learner().getBytes(StandardCharsets.UTF_8),
                        Topics.CLICKS.codec().encode(click),
                        click,
                        id,
                        "/chaos",
                        visit.time()),
                null);
    }

    private void send(ProducerRecord<byte[], byte[]> record, @Nullable Flaw flaw) {
        if (!isInput(record.topic())) {
            publisher.send(record);
            return;
        }
        ledger.sending();
        publisher.send(
                record, taken -> ledger.written(new Ledger.Entry(record, taken.partition(), taken.offset(), flaw)));
    }

    private static boolean isInput(String topic) {
        return Topics.INPUTS.stream().anyMatch(input -> input.name().equals(topic));
    }

    /** Returns the learners who are there from the start. */
    List<String> learners() {
        return campus.registrations().map(CampusEvent::key).toList();
    }

    @Override
    public void close() {
        publisher.close();
    }
}
