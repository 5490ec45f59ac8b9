package org.learnstream.streams.churn;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.Cohort;
import org.learnstream.domain.churn.InactivityThresholds;
import org.learnstream.domain.churn.InactivityWindow;
import org.learnstream.domain.churn.InactivityWindow.Look;
import org.learnstream.domain.churn.SnapshotPlan;
import org.learnstream.domain.churn.ThresholdPolicy;
import org.learnstream.domain.churn.WatchUpdate;
import org.learnstream.domain.churn.WatchedLearner;
import org.learnstream.domain.intervention.Contacts;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;
import org.learnstream.model.LiveChurn;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.count.StreamCounts;
import org.learnstream.streams.timer.Timers;
import org.learnstream.streams.view.View;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.avro.LearnerPresence;

/**
 * Folds activities into each learner's presence, looks at learners when their deadline has come, and tells what is to be
 * told of them.
 *
 * <p>An event only ever changes the presence. A learner has at most one timer; when it fires, the window says what has
 * become of it, and the plan of snapshots whether an example is complete. A learner who is back after an alert is looked
 * at at once.
 */
final class ChurnProcessor implements Processor<String, ChurnInput, String, ChurnOutput> {
    /** So many timers are taken at a time: few enough for the budget to be kept. */
    private static final int BATCH = 20;

    private final Settings settings;
    private final Instance instance;
    private final StreamCounts counts;
    private final ThresholdPolicy policy;
    private final SnapshotPlan plan;
    private final WatchUpdate update;
    private @Nullable Task task;

    /**
     * Makes the processor of a partition.
     *
     * @param instance what the partitions of the process share
     * @param counts what is told is counted there
     */
    ChurnProcessor(Settings settings, Instance instance, StreamCounts counts) {
        this.counts = counts;
        this.settings = settings;
        this.instance = instance;
        this.policy = settings.churn().thresholds();
        this.plan = new SnapshotPlan(settings.prediction().horizonDays());
        this.update = new WatchUpdate(
                plan, settings.prediction().enabled(), settings.churn().replays());
    }

    /** What the processor has once it belongs to a task. */
    private record Task(
            ProcessorContext<String, ChurnOutput> context,
            Instance.Place place,
            KeyValueStore<String, LearnerPresence> presences,
            Timers timers,
            ChurnClock clock,
            Cohorts cohorts,
            LearnerCourses.Source courses,
            Teller teller) {}

    /** A learner with what is stored of them. */
    private record Known(LearnerCourses courses, WatchedLearner watched, Contacts contacts) {
        String learner() {
            return courses.learner();
        }

        Known with(WatchedLearner other) {
            return new Known(courses, other, contacts);
        }
    }

    @Override
    public void init(ProcessorContext<String, ChurnOutput> context) {
        View<LiveKnowledge> knowledge = context.getStateStore(Stores.DEMOGRAPHICS);
        View<LiveChurn> models = context.getStateStore(Stores.CHURN_MODELS);
        Task started = new Task(
                context,
                instance.join(),
                context.getStateStore(Stores.PRESENCE),
                ForgottenPresence.windows(context.getStateStore(Stores.CHURN_TIMERS)),
                new ChurnClock(
                        settings.churn(),
                        context.getStateStore(Stores.WATERMARKS),
                        instance,
                        context.currentSystemTimeMs()),
                new Cohorts(
                        context.getStateStore(Stores.COHORTS),
                        settings.prediction().cohort()),
                new LearnerCourses.Source(
                        context.getStateStore(Stores.EVIDENCE),
                        settings.affinity().levels()),
                new Teller(
                        context,
                        knowledge.content(),
                        models.content(),
                        settings.prediction(),
                        settings.interventions().table(),
                        counts));
        task = started;
        context.schedule(settings.churn().checkInterval(), PunctuationType.WALL_CLOCK_TIME, now -> check(started, now));
    }

    @Override
    public void close() {
        if (task != null) {
            task.place().leave();
        }
    }

    @Override
    public void process(Record<String, ChurnInput> input) {
        Task current = Objects.requireNonNull(task, "init comes first");
        long now = current.context().currentSystemTimeMs();
        if (input.value() instanceof ChurnInput.Reached reached) {
            current.clock().reach(reached.watermark());
        } else if (input.value() instanceof ChurnInput.Acted acted) {
            current.clock().process(current.context().currentStreamTimeMs(), now);
            Optional<ActivityKind> kind = ActivityKind.of(acted.activity());
            if (kind.isPresent()) {
                act(current, input.key(), kind.get(), acted.activity(), now);
            } else if (acted.activity() instanceof Activity.Refunded refunded) {
                refund(current, input.key(), refunded);
            }
        }
    }

    private static void refund(Task current, String learner, Activity.Refunded refunded) {
        LearnerPresence kept = current.presences().get(learner);
        if (kept != null) {
            WatchedLearner watched = ChurnRecords.learner(kept);
            long spent = watched.spent() - refunded.returned().minor();
            keep(
                    current,
                    new Known(current.courses().of(learner), watched.withSpent(spent), ChurnRecords.contacts(kept)));
        }
    }

    private void act(Task current, String learner, ActivityKind kind, Activity activity, long now) {
        long time = activity.origin().time();
        LearnerPresence kept = current.presences().get(learner);
        WatchedLearner before = kept == null ? null : ChurnRecords.learner(kept);
        Presence seen = before == null ? Presence.NONE : before.presence();
        Presence after = seen.with(kind, time);
        boolean anotherDay = after.days().size() != seen.days().size() || newest(seen) != newest(after);
        WatchedLearner watched = update.after(before, after, activity);
        if (newest(after) > newest(seen) && newest(after) == ActiveDay.dayOf(now)) {
            counts.learnerOfTheDay();
        }
        current.cohorts().move(before == null ? null : before.courseId(), seen, watched.courseId(), after);
        Known known = new Known(
                current.courses().of(learner), watched, kept == null ? Contacts.NONE : ChurnRecords.contacts(kept));
        if (watched.window().level() != ChurnLevel.ACTIVE) {
            look(current, known, current.clock().certainOf(time, now), anotherDay);
            return;
        }
        Known armed = anotherDay || after.first() == time ? armed(current, known, time) : known;
        keep(current, armed);
        if (anotherDay) {
            tellState(current, armed);
        }
    }

    private static long newest(Presence presence) {
        return presence.last().isPresent() ? ActiveDay.dayOf(presence.last().getAsLong()) : Long.MIN_VALUE;
    }

    /** A timer may fire too early, never too late: an activity can bring the deadline nearer. */
    private Known armed(Task current, Known known, long time) {
        WatchedLearner watched = known.watched();
        long deadline = time + thresholds(known).apply(time).atRisk();
        return rearmed(
                current,
                known,
                earlier(watched.timer(), earlier(OptionalLong.of(deadline), plan.deadline(watched.snapshot()))));
    }

    private static OptionalLong earlier(OptionalLong first, OptionalLong second) {
        if (first.isEmpty() || second.isEmpty()) {
            return first.isEmpty() ? second : first;
        }
        return OptionalLong.of(Math.min(first.getAsLong(), second.getAsLong()));
    }

    private LongFunction<InactivityThresholds> thresholds(Known known) {
        String segment = known.courses().segment();
        return opened -> policy.of(segment, known.watched().presence(), opened);
    }

    private static Known rearmed(Task current, Known known, OptionalLong wanted) {
        OptionalLong timer = known.watched().timer();
        if (wanted.equals(timer)) {
            return known;
        }
        timer.ifPresent(deadline -> current.timers().cancel(deadline, known.learner()));
        wanted.ifPresent(deadline -> current.timers().set(deadline, known.learner()));
        return known.with(known.watched().withTimer(wanted));
    }

    private static void keep(Task current, Known known) {
        current.presences().put(known.learner(), ChurnRecords.toAvro(known.watched(), known.contacts()));
    }

    /** Looks at learners whose deadline has come, within the partition's share of the budget; the others wait. */
    private void check(Task current, long now) {
        long certain = current.clock().certain(now);
        if (certain == ChurnClock.NEVER) {
            return;
        }
        long until = System.nanoTime()
                + current.place().share(settings.churn().checkBudget().toNanos());
        List<String> due;
        do {
            due = current.timers().take(certain, BATCH);
            for (String learner : due) {
                LearnerPresence kept = current.presences().get(learner);
                if (kept != null) {
                    WatchedLearner watched = ChurnRecords.learner(kept).withTimer(OptionalLong.empty());
                    look(
                            current,
                            new Known(current.courses().of(learner), watched, ChurnRecords.contacts(kept)),
                            certain,
                            false);
                }
            }
        } while (due.size() == BATCH && System.nanoTime() < until);
    }

    private void look(Task current, Known known, long until, boolean changed) {
        WatchedLearner watched = known.watched();
        Look look = watched.window().at(until, watched.presence(), thresholds(known));
        Cohort cohort = current.cohorts().of(watched.courseId());
        SnapshotPlan.Step step = plan.step(watched.snapshot(), watched.presence(), until, cohort);
        Contacts contacts = known.contacts();
        for (InactivityWindow.Turn turn : look.turns()) {
            contacts = current.teller().turn(known.courses(), watched, contacts, turn, cohort);
        }
        Known after = new Known(
                known.courses(),
                watched.with(watched.presence(), look.window()).withSnapshot(step.snapshot()),
                contacts);
        keep(current, rearmed(current, after, earlier(look.deadline(), plan.deadline(step.snapshot()))));
        for (SnapshotPlan.Outcome outcome : step.outcomes()) {
            current.teller().example(watched, outcome);
        }
        if (changed || !look.turns().isEmpty()) {
            tellState(current, after);
        }
    }

    private void tellState(Task current, Known known) {
        WatchedLearner watched = known.watched();
        current.teller()
                .state(
                        known.courses(),
                        watched,
                        thresholds(known).apply(watched.window().opened()),
                        current.cohorts().of(watched.courseId()));
    }
}
