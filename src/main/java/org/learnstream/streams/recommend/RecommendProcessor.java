package org.learnstream.streams.recommend;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.metrics.Sensor;
import org.apache.kafka.common.metrics.stats.Value;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.RecommendSettings;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.privacy.LearnerDigest;
import org.learnstream.domain.recommend.CompetingArms;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.model.Registrations;
import org.learnstream.streams.affinity.AffinityChange;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.intake.ErasedLearners;
import org.learnstream.streams.serde.SentTime;
import org.learnstream.streams.view.View;
import org.learnstream.wire.Evidence;
import org.learnstream.wire.avro.LearnerEvidence;
import org.learnstream.wire.avro.Slate;

/**
 * Scores a learner when their affinities change, and by and by when those of others do.
 *
 * <p>They are scored at once while the thread has time left for that. When it has not, they wait for it, and what else
 * follows from events goes on: a learner who changes again meanwhile is scored once, by the latest.
 */
final class RecommendProcessor implements Processor<String, AffinityChange, String, Slate> {
    /** How often it is looked whether there is time for those who wait. */
    private static final Duration TURN = Duration.ofMillis(50);

    private final RecommendSettings settings;
    private final CompetingArms arms;
    private final EvidenceLevels levels;
    private final LearnerDigest digest;
    private final AtomicLong lastScored;
    private final ThreadLocal<ScoringTime> times;
    private @Nullable Task task;

    /**
     * Makes the processor of one task.
     *
     * @param arms fill the slots
     * @param digest by what erased learners are known again
     * @param lastScored when an event last had a learner scored, in any task of the instance, in milliseconds since
     *     1970-01-01 UTC
     * @param times how long each thread may score
     */
    RecommendProcessor(
            RecommendSettings settings,
            CompetingArms arms,
            EvidenceLevels levels,
            LearnerDigest digest,
            AtomicLong lastScored,
            ThreadLocal<ScoringTime> times) {
        this.digest = digest;
        this.times = times;
        this.arms = arms;
        this.lastScored = lastScored;
        this.settings = settings;
        this.levels = levels;
    }

    /** What the processor has once it belongs to a task. */
    private record Task(
            ProcessorContext<String, Slate> context,
            KeyValueStore<String, LearnerEvidence> evidence,
            KeyValueStore<String, Long> published,
            ErasedLearners erased,
            LiveKnowledge knowledge,
            SlateMaker slates,
            ScoringQueue queue,
            Sensor size) {}

    @Override
    public void init(ProcessorContext<String, Slate> context) {
        View<LiveKnowledge> view = context.getStateStore(Stores.COURSE_MODEL);
        SlateMaker slates = new SlateMaker(arms, view.content(), settings.slateSize());
        KeyValueStore<String, Long> published = context.getStateStore(Stores.PUBLISHED);
        Task started = new Task(
                context,
                context.getStateStore(Stores.EVIDENCE),
                published,
                new ErasedLearners(context.getStateStore(Stores.ERASED), digest),
                view.content(),
                slates,
                new ScoringQueue(new WaitingLearners(published), times.get()),
                sizeOfQueue(context));
        task = started;
        context.schedule(TURN, PunctuationType.WALL_CLOCK_TIME, now -> {
            started.size().record(started.queue().size());
            started.queue().takeTurn(turn -> scoreWaiting(started, turn, now));
        });
        Duration interval = settings.sweepInterval();
        if (!interval.isZero()) {
            Sweep sweep = new Sweep();
            Newcomers newcomers = new Newcomers(context.taskId().partition());
            context.schedule(
                    interval,
                    PunctuationType.WALL_CLOCK_TIME,
                    // Who waits comes first.
                    now -> started.queue().scoreAtOnce(() -> {
                        sweep(started, sweep, now);
                        greet(started, newcomers, now);
                    }));
        }
    }

    @Override
    public void process(Record<String, AffinityChange> input) {
        Task current = Objects.requireNonNull(task, "init comes first");
        long now = current.context().currentSystemTimeMs();
        lastScored.set(now);
        if (!current.queue().scoreAtOnce(() -> score(current, input, now))) {
            current.queue().add(input.key(), SentTime.of(input.headers()));
        }
    }

    @Override
    public void close() {
        if (task != null) {
            task.queue().close();
            task.context().metrics().removeSensor(task.size());
        }
    }

    private void scoreWaiting(Task current, WaitingLearners.Turn turn, long now) {
        LearnerEvidence evidence = current.evidence().get(turn.learnerId());
        if (evidence != null) {
            Headers headers = new RecordHeaders();
            turn.sent().ifPresent(sent -> SentTime.mark(headers, sent));
            refresh(current, turn.learnerId(), Evidence.fromAvro(evidence), now, headers);
        }
    }

    private void score(Task current, Record<String, AffinityChange> input, long now) {
        RecordMetadata origin = current.context().recordMetadata().orElseThrow();
        String occasion = origin.topic() + '/' + origin.partition() + '/' + origin.offset();
        AffinityChange change = input.value();
        Slate slate = current.slates().make(input.key(), change.vector(), occasion, change.eventTime(), now);
        current.published().put(input.key(), SlateMaker.fingerprint(slate));
        current.context().forward(input.withValue(slate));
    }

    private static Sensor sizeOfQueue(ProcessorContext<String, Slate> context) {
        Sensor sensor =
                context.metrics().addSensor("recommend-waiting-" + context.taskId(), Sensor.RecordingLevel.INFO);
        sensor.add(
                new MetricName(
                        "waiting",
                        "learnstream-recommend",
                        "Learners whose lists are older than their affinities.",
                        Map.of("task-id", context.taskId().toString())),
                new Value());
        return sensor;
    }

    private void sweep(Task current, Sweep sweep, long now) {
        long version = current.knowledge().version();
        sweep.advance(
                current.evidence(),
                budget(now),
                version,
                (learnerId, evidence) ->
                        refresh(current, learnerId, Evidence.fromAvro(evidence), now, new RecordHeaders()));
    }

    /** Who has registered and done nothing yet gets a slate, too; everybody else has one. Who is being erased gets none. */
    private void greet(Task current, Newcomers newcomers, long now) {
        Registrations registrations = current.knowledge().registrations();
        newcomers.advance(registrations, budget(now), current.knowledge().version(), learnerId -> {
            if (registrations.has(learnerId)
                    && current.evidence().get(learnerId) == null
                    && !current.erased().refusesAll(learnerId)) {
                refresh(
                        current,
                        learnerId,
                        org.learnstream.domain.learner.LearnerEvidence.EMPTY,
                        now,
                        new RecordHeaders());
            }
        });
    }

    /** Events come first: while any task of the instance is busy with them, a sweep has a tenth of its budget. */
    private int budget(long now) {
        boolean busy = now - lastScored.get() < settings.sweepInterval().toMillis();
        return busy ? Math.max(1, settings.sweepBudget() / 10) : settings.sweepBudget();
    }

    private void refresh(
            Task current,
            String learnerId,
            org.learnstream.domain.learner.LearnerEvidence evidence,
            long now,
            Headers headers) {
        AffinityVector vector = evidence.affinities(levels);
        long triggerTime =
                vector.entries().isEmpty() ? now : vector.entries().get(0).lastTime();
        Slate slate = current.slates()
                .make(
                        learnerId,
                        vector,
                        "sweep/" + now + '/' + current.knowledge().statistics().generation(),
                        triggerTime,
                        now);
        long fingerprint = SlateMaker.fingerprint(slate);
        Long before = current.published().get(learnerId);
        if (before == null || before != fingerprint) {
            current.published().put(learnerId, fingerprint);
            current.context().forward(new Record<>(learnerId, slate, now, headers));
        }
    }
}
