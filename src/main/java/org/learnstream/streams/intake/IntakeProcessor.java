package org.learnstream.streams.intake;

import java.util.Arrays;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.IntakeSettings;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.LearnerDigest;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.count.StreamCounts.Outcome;
import org.learnstream.streams.error.DeadLetters;
import org.learnstream.wire.Inbound;
import org.learnstream.wire.avro.DeadLetterReason;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Takes each input record as an activity, drops it as a duplicate, or refuses it as a dead letter, and counts it. */
final class IntakeProcessor implements Processor<byte[], Inbound, String, IntakeOutcome> {
    private static final String NO_KEY = "";
    private static final Inbound.Rejected ERASED = new Inbound.Rejected(
            DeadLetterReason.ERASED, "the learner was erased; their record is neither taken nor kept", null);

    private final IntakeSettings settings;
    private final LearnerDigest digest;
    private final EventTime eventTime;
    private final DeadLetters letters;
    private final StreamCounts watched;
    private @Nullable Task task;

    IntakeProcessor(
            IntakeSettings settings,
            LearnerDigest digest,
            EventTime eventTime,
            DeadLetters letters,
            StreamCounts watched) {
        this.watched = watched;
        this.settings = settings;
        this.digest = digest;
        this.eventTime = eventTime;
        this.letters = letters;
    }

    /** What the processor has once it belongs to a task. */
    private record Task(
            ProcessorContext<String, IntakeOutcome> context,
            Deduplication deduplication,
            ErasedLearners erased,
            KeyValueStore<String, Long> counts) {
        void count(String topic, String outcome) {
            String key = new IntakeCount(topic, outcome).key();
            Long before = counts.get(key);
            counts.put(key, before == null ? 1 : before + 1);
        }
    }

    @Override
    public void init(ProcessorContext<String, IntakeOutcome> context) {
        task = new Task(
                context,
                new Deduplication(
                        context.getStateStore(Stores.SEEN_EVENTS),
                        context.getStateStore(Stores.SEEN_ORDERS),
                        settings.deduplicationHorizon()),
                new ErasedLearners(context.getStateStore(Stores.ERASED), digest),
                context.getStateStore(Stores.INTAKE_COUNTS));
    }

    @Override
    public void process(Record<byte[], Inbound> input) {
        Task current = java.util.Objects.requireNonNull(task, "init comes first");
        RecordMetadata origin = current.context().recordMetadata().orElseThrow();
        Inbound inbound = input.value();
        if (inbound instanceof Inbound.Reached reached && !eventTime.isFuture(reached.time())) {
            // A watermark concerns no learner and has no key.
            current.count(origin.topic(), IntakeCount.WATERMARK);
            current.context()
                    .forward(input.withKey(NO_KEY)
                            .withValue(new IntakeOutcome.Reached(new Watermark(origin.topic(), reached.time()))));
            return;
        }
        current.count(origin.topic(), IntakeCount.RECEIVED);
        if (input.key() != null && current.erased().refuses(new String(input.key(), UTF_8), time(inbound))) {
            refuse(current, origin, nameless(input), ERASED);
            return;
        }
        Inbound.Rejected rejected = rejection(input.key(), inbound);
        if (rejected != null) {
            refuse(current, origin, input, rejected);
        } else if (inbound instanceof Inbound.Accepted accepted) {
            take(current, origin, input, accepted.activity());
        }
    }

    private void take(Task current, RecordMetadata origin, Record<byte[], Inbound> input, Activity activity) {
        boolean again = input.headers().lastHeader(IntakeTopology.TAKEN_BEFORE) != null;
        if (current.deduplication().isNew(activity, current.context().currentStreamTimeMs()) || again) {
            current.count(origin.topic(), IntakeCount.ACTIVITY);
            watched.event(origin.topic(), Outcome.ACTIVITY);
            current.context()
                    .forward(input.withKey(activity.origin().learnerId()).withValue(new IntakeOutcome.Taken(activity)));
        } else {
            current.count(origin.topic(), IntakeCount.DUPLICATE);
            watched.event(origin.topic(), Outcome.DUPLICATE);
        }
    }

    /** Returns when what was received happened; a record that does not say so counts as the latest. */
    private static long time(Inbound inbound) {
        return inbound instanceof Inbound.Accepted accepted
                ? accepted.activity().origin().time()
                : AfterErasure.FOR_EVER;
    }

    /** Returns a record without anything that may name the learner: neither a dead letter nor its headers do. */
    private static Record<byte[], Inbound> nameless(Record<byte[], Inbound> input) {
        return new Record<>(null, ERASED, input.timestamp());
    }

    private void refuse(Task current, RecordMetadata origin, Record<byte[], Inbound> input, Inbound.Rejected rejected) {
        current.count(origin.topic(), IntakeCount.deadLetter(rejected.reason()));
        watched.deadLetter(origin.topic(), rejected.reason());
        long now = current.context().currentSystemTimeMs();
        byte[] key = input.key();
        byte[] letterKey = DeadLetters.key(key);
        current.context()
                .forward(input.withKey(letterKey == null ? NO_KEY : new String(letterKey, UTF_8))
                        .withValue(new IntakeOutcome.Refused(letters.refused(
                                rejected.reason(),
                                rejected.message(),
                                origin,
                                input.timestamp(),
                                now,
                                key,
                                rejected.bytes(),
                                input.headers())))
                        .withTimestamp(now)
                        // They are in the letter.
                        .withHeaders(new RecordHeaders()));
    }

    /** Returns why a record is of no use, or null when it is. The cheapest and most telling reasons come first. */
    private Inbound.@Nullable Rejected rejection(byte @Nullable [] key, Inbound inbound) {
        if (inbound instanceof Inbound.Rejected rejected) {
            return rejected;
        }
        if (inbound instanceof Inbound.Reached) {
            return new Inbound.Rejected(
                    DeadLetterReason.FUTURE_TIME,
                    "the watermark lies more than " + settings.futureTolerance()
                            + " ahead of the clock (intake.future-tolerance)",
                    inbound.bytes());
        }
        if (key == null) {
            return new Inbound.Rejected(
                    DeadLetterReason.MISSING_KEY, "the record has no key, expected the user_id", inbound.bytes());
        }
        if (inbound instanceof Inbound.Accepted accepted) {
            Activity.Origin origin = accepted.activity().origin();
            if (!Arrays.equals(key, origin.learnerId().getBytes(UTF_8))) {
                return new Inbound.Rejected(
                        DeadLetterReason.KEY_MISMATCH, "the record's key is not its user_id", inbound.bytes());
            }
            if (eventTime.isFuture(origin.time())) {
                return new Inbound.Rejected(
                        DeadLetterReason.FUTURE_TIME,
                        "event_time is " + origin.time() + ", expected at most " + settings.futureTolerance()
                                + " ahead of the clock (intake.future-tolerance)",
                        inbound.bytes());
            }
        }
        return null;
    }
}
