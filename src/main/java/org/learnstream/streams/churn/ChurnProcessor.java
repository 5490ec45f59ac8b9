package org.learnstream.streams.churn;

import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.ChurnSettings;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.InactivityWindow;
import org.learnstream.domain.churn.InactivityWindow.Look;
import org.learnstream.domain.churn.ThresholdPolicy;
import org.learnstream.domain.learner.EvidenceLevels;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.timer.Timers;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.avro.LearnerPresence;

/**
 * Folds activities into each learner's presence, looks at learners when their deadline has come, and tells what is to be
 * told of them.
 *
 * <p>An event only ever changes the presence. A learner has at most one timer; when it fires, the window says what has
 * become of it. A learner who is back after an alert is looked at at once.
 */
final class ChurnProcessor implements Processor<String, ChurnInput, String, ChurnOutput> {
    private static final long NO_TIMER = -1;

    /** So many timers are taken at a time: few enough for the budget to be kept. */
    private static final int BATCH = 50;

    private final ChurnSettings settings;
    private final EvidenceLevels levels;
    private final ThresholdPolicy policy;
    private @Nullable Task task;

    ChurnProcessor(ChurnSettings settings, EvidenceLevels levels) {
        this.settings = settings;
        this.levels = levels;
        this.policy = settings.thresholds();
    }

    /** What the processor has once it belongs to a task. */
    private record Task(
            ProcessorContext<String, ChurnOutput> context,
            KeyValueStore<String, LearnerPresence> presences,
            Timers timers,
            ChurnClock clock,
            LearnerCourses courses) {}

    /** A learner as they stand. */
    private record Watched(String learner, Presence presence, InactivityWindow window, long timer) {}

    @Override
    public void init(ProcessorContext<String, ChurnOutput> context) {
        Task started = new Task(
                context,
                context.getStateStore(Stores.PRESENCE),
                new Timers(context.getStateStore(Stores.CHURN_TIMERS), 'w'),
                new ChurnClock(settings, context.getStateStore(Stores.WATERMARKS), context.currentSystemTimeMs()),
                new LearnerCourses(context.getStateStore(Stores.EVIDENCE), levels));
        task = started;
        context.schedule(settings.checkInterval(), PunctuationType.WALL_CLOCK_TIME, now -> check(started, now));
    }

    @Override
    public void process(Record<String, ChurnInput> input) {
        Task current = Objects.requireNonNull(task, "init comes first");
        long now = current.context().currentSystemTimeMs();
        if (input.value() instanceof ChurnInput.Reached reached) {
            current.clock().reach(reached.watermark());
        } else if (input.value() instanceof ChurnInput.Acted acted) {
            current.clock().process(current.context().currentStreamTimeMs(), now);
            ActivityKind.of(acted.activity())
                    .ifPresent(kind -> act(
                            current,
                            input.key(),
                            kind,
                            acted.activity().origin().time(),
                            now));
        }
    }

    private void act(Task current, String learner, ActivityKind kind, long time, long now) {
        LearnerPresence kept = current.presences().get(learner);
        Presence before = kept == null ? Presence.NONE : ChurnRecords.presence(kept);
        Presence after = before.with(kind, time);
        Watched watched =
                new Watched(learner, after, window(kept, before, after), kept == null ? NO_TIMER : kept.getTimer());
        boolean anotherDay = after.days().size() != before.days().size() || newest(before) != newest(after);
        if (watched.window().level() != ChurnLevel.ACTIVE) {
            look(current, watched, current.clock().certainOf(time, now), anotherDay);
            return;
        }
        Watched armed = anotherDay || after.first() == time ? armed(current, watched, time) : watched;
        keep(current, armed);
        if (anotherDay) {
            forwardState(current, armed);
        }
    }

    /**
     * Returns the learner's window. In a replay, whose events may come in any order between two watermarks, the first
     * window opens with the earliest activity even when that does not come first.
     */
    private InactivityWindow window(@Nullable LearnerPresence kept, Presence before, Presence after) {
        if (kept == null) {
            return InactivityWindow.firstOf(after);
        }
        InactivityWindow window = ChurnRecords.window(kept);
        boolean first = window.level() == ChurnLevel.ACTIVE && window.opened() == before.first();
        return settings.replays() && first ? InactivityWindow.firstOf(after) : window;
    }

    private static long newest(Presence presence) {
        return presence.last().isPresent() ? ActiveDay.dayOf(presence.last().getAsLong()) : Long.MIN_VALUE;
    }

    /** A timer may fire too early, never too late: an activity can bring the deadline nearer. */
    private Watched armed(Task current, Watched watched, long time) {
        String segment = current.courses().segment(watched.learner());
        long deadline = time + policy.of(segment, watched.presence(), time).atRisk();
        return watched.timer() == NO_TIMER || watched.timer() > deadline
                ? rearmed(current, watched, OptionalLong.of(deadline))
                : watched;
    }

    private static Watched rearmed(Task current, Watched watched, OptionalLong deadline) {
        long wanted = deadline.orElse(NO_TIMER);
        if (wanted == watched.timer()) {
            return watched;
        }
        if (watched.timer() != NO_TIMER) {
            current.timers().cancel(watched.timer(), watched.learner());
        }
        if (wanted != NO_TIMER) {
            current.timers().set(wanted, watched.learner());
        }
        return new Watched(watched.learner(), watched.presence(), watched.window(), wanted);
    }

    private static void keep(Task current, Watched watched) {
        current.presences()
                .put(watched.learner(), ChurnRecords.toAvro(watched.presence(), watched.window(), watched.timer()));
    }

    /** Looks at learners whose deadline has come, for as long as the budget lasts; the others wait for the next look. */
    private void check(Task current, long now) {
        long certain = current.clock().certain(now);
        if (certain == ChurnClock.NEVER) {
            return;
        }
        long until = System.nanoTime() + settings.checkBudget().toNanos();
        List<String> due;
        do {
            due = current.timers().take(certain, BATCH);
            for (String learner : due) {
                LearnerPresence kept = current.presences().get(learner);
                if (kept != null) {
                    look(
                            current,
                            new Watched(learner, ChurnRecords.presence(kept), ChurnRecords.window(kept), NO_TIMER),
                            certain,
                            false);
                }
            }
        } while (due.size() == BATCH && System.nanoTime() < until);
    }

    private Look lookAt(Task current, Watched watched, long until) {
        String segment = current.courses().segment(watched.learner());
        return watched.window().at(until, watched.presence(), opened -> policy.of(segment, watched.presence(), opened));
    }

    private void look(Task current, Watched watched, long until, boolean changed) {
        Look look = lookAt(current, watched, until);
        Watched after = new Watched(watched.learner(), watched.presence(), look.window(), watched.timer());
        keep(current, rearmed(current, after, look.deadline()));
        for (InactivityWindow.Turn turn : look.turns()) {
            forward(
                    current,
                    watched.learner(),
                    new ChurnOutput.Alert(Alerts.of(
                            watched.learner(),
                            turn,
                            current.courses().segment(watched.learner()),
                            current.courses().inProgress(watched.learner()))));
        }
        if (changed || !look.turns().isEmpty()) {
            forwardState(current, after);
        }
    }

    private void forwardState(Task current, Watched watched) {
        String segment = current.courses().segment(watched.learner());
        forward(
                current,
                watched.learner(),
                new ChurnOutput.State(Alerts.state(
                        watched.learner(),
                        watched.presence(),
                        watched.window(),
                        policy.of(segment, watched.presence(), watched.window().opened()),
                        segment,
                        current.courses().inProgress(watched.learner()))));
    }

    /** What is told is timed by its telling: a table's times should not go back. */
    private static void forward(Task current, String learner, ChurnOutput output) {
        current.context()
                .forward(new Record<>(learner, output, current.context().currentSystemTimeMs()));
    }
}
