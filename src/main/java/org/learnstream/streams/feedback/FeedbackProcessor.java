package org.learnstream.streams.feedback;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.BanditSettings;
import org.learnstream.domain.bandit.ArmChange;
import org.learnstream.domain.bandit.ArmCounts;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.bandit.SlateFeedback;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.timer.Timers;
import org.learnstream.wire.Arms;
import org.learnstream.wire.Evidence;
import org.learnstream.wire.avro.LearnerEvidence;

/**
 * Pairs the responses to each slate, counts each slot for its arm when its delay has passed, and publishes the counts.
 *
 * <p>A delay has passed by whichever clock says so first, the wall's or the stream's: counting too soon is corrected. A
 * slate is forgotten by the stream's clock alone, because what comes after that is not corrected.
 */
final class FeedbackProcessor implements Processor<String, Activity, String, org.learnstream.wire.avro.ArmCounts> {
    private final BanditSettings settings;
    private final EvidenceLevels levels;
    private final long width;

    /** Keys of counts that changed since they were last published. */
    private final Set<String> changed = new TreeSet<>();

    private @Nullable Task task;

    FeedbackProcessor(BanditSettings settings, EvidenceLevels levels) {
        this.settings = settings;
        this.levels = levels;
        width = ArmCounts.widthFor(settings.halfLife().toMillis());
    }

    /** What the processor has once it belongs to a task. */
    private record Task(
            ProcessorContext<String, org.learnstream.wire.avro.ArmCounts> context,
            KeyValueStore<String, LearnerEvidence> evidence,
            KeyValueStore<String, org.learnstream.wire.avro.SlateFeedback> slates,
            KeyValueStore<String, org.learnstream.wire.avro.ArmCounts> arms,
            Timers settling,
            Timers forgetting) {}

    @Override
    public void init(ProcessorContext<String, org.learnstream.wire.avro.ArmCounts> context) {
        KeyValueStore<String, Long> timers = context.getStateStore(Stores.FEEDBACK_TIMERS);
        Task started = new Task(
                context,
                context.getStateStore(Stores.EVIDENCE),
                context.getStateStore(Stores.FEEDBACK_SLATES),
                context.getStateStore(Stores.FEEDBACK_ARMS),
                settling(timers),
                forgetting(timers));
        task = started;
        // What was counted but not published when the task moved is published now.
        try (KeyValueIterator<String, org.learnstream.wire.avro.ArmCounts> counts =
                started.arms().all()) {
            counts.forEachRemaining(count -> changed.add(count.key));
        }
        Duration interval = settings.publishInterval();
        context.schedule(interval, PunctuationType.WALL_CLOCK_TIME, now -> {
            settle(started, now);
            forget(started, context.currentStreamTimeMs());
            publish(started, now);
        });
    }

    @Override
    public void process(Record<String, Activity> input) {
        if (input.value() instanceof Activity.Responded responded) {
            Task current = Objects.requireNonNull(task, "init comes first");
            // No punctuator looks at the stream's clock: in a replay of history, where it leaps, that would run with
            // every record of any topic.
            long streamTime = current.context().currentStreamTimeMs();
            settle(current, streamTime);
            forget(current, streamTime);
            respond(current, input.key(), responded);
        }
    }

    private void respond(Task current, String learnerId, Activity.Responded responded) {
        String slate = slatesOf(learnerId) + responded.origin().slateId();
        org.learnstream.wire.avro.SlateFeedback kept = current.slates().get(slate);
        SlateFeedback before = kept == null ? SlateFeedback.none(segment(current, learnerId)) : Arms.fromAvro(kept);
        long time = responded.origin().time();
        SlateFeedback.Step step = before.respond(responded.slot(), responded.arm(), responded.response(), time);
        if (step.after().equals(before)) {
            return;
        }
        if (kept == null) {
            current.forgetting().set(time + settings.correctionHorizon().toMillis(), slate);
        }
        if (before.firstWaiting().isEmpty() && step.after().firstWaiting().isPresent()) {
            current.settling().set(time + settings.feedbackDelay().toMillis(), slate);
        }
        keep(current, slate, step);
    }

    /** Returns what the keys of a learner's slates begin with, and no other's. */
    static String slatesOf(String learnerId) {
        return learnerId.length() + ":" + learnerId;
    }

    /** Returns the timers of slates with slots that wait. */
    static Timers settling(KeyValueStore<String, Long> store) {
        return new Timers(store, 's');
    }

    /** Returns the timers of slates that are to be forgotten. */
    static Timers forgetting(KeyValueStore<String, Long> store) {
        return new Timers(store, 'f');
    }

    private Segment segment(Task current, String learnerId) {
        LearnerEvidence evidence = current.evidence().get(learnerId);
        return evidence == null
                ? Segment.NONE
                : Segment.of(Evidence.fromAvro(evidence).affinities(levels));
    }

    private void settle(Task current, long now) {
        long delay = settings.feedbackDelay().toMillis();
        for (String slate : current.settling().take(now)) {
            org.learnstream.wire.avro.SlateFeedback kept = current.slates().get(slate);
            if (kept != null) {
                SlateFeedback.Step step = Arms.fromAvro(kept).settle(now - delay);
                step.after()
                        .firstWaiting()
                        .ifPresent(waiting -> current.settling().set(waiting + delay, slate));
                keep(current, slate, step);
            }
        }
    }

    private void forget(Task current, long now) {
        for (String slate : current.forgetting().take(now)) {
            org.learnstream.wire.avro.SlateFeedback kept = current.slates().get(slate);
            if (kept != null) {
                long deadline = Arms.fromAvro(kept).newest()
                        + settings.correctionHorizon().toMillis();
                if (deadline <= now) {
                    current.slates().delete(slate);
                } else {
                    current.forgetting().set(deadline, slate);
                }
            }
        }
    }

    private void keep(Task current, String slate, SlateFeedback.Step step) {
        current.slates().put(slate, Arms.toAvro(step.after()));
        for (ArmChange change : step.changes()) {
            String key = new Arms.Key(
                            current.context().taskId().partition(), step.after().segment(), change.arm())
                    .text();
            org.learnstream.wire.avro.ArmCounts kept = current.arms().get(key);
            ArmCounts before =
                    kept == null ? ArmCounts.none(width) : Arms.fromAvro(kept).withWidth(width);
            current.arms().put(key, Arms.toAvro(before.plus(change)));
            changed.add(key);
        }
    }

    private void publish(Task current, long now) {
        for (String key : changed) {
            org.learnstream.wire.avro.ArmCounts counts = current.arms().get(key);
            if (counts != null) {
                current.context().forward(new Record<>(key, counts, now));
            }
        }
        changed.clear();
    }
}
