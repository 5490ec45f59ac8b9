package org.learnstream.evaluation;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.learnstream.dataset.CourseEnrolment;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.churn.ChurnContext;
import org.learnstream.domain.churn.ChurnFeatures;
import org.learnstream.domain.churn.ChurnLearner;
import org.learnstream.domain.churn.ChurnLevel;
import org.learnstream.domain.churn.ChurnScorer;
import org.learnstream.domain.churn.Cohort;
import org.learnstream.domain.churn.FtrlOptions;
import org.learnstream.domain.churn.InactivityWindow;
import org.learnstream.domain.churn.InactivityWindow.Look;
import org.learnstream.domain.churn.InactivityWindow.Turn;
import org.learnstream.domain.churn.ThresholdPolicy;
import org.learnstream.domain.intervention.Reach;
import org.learnstream.domain.intervention.Situation;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.domain.presence.ActivityKind;
import org.learnstream.domain.presence.Presence;
import org.learnstream.replay.Kdd2015Replay;
import org.learnstream.replay.Publication;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.ActivityReader;
import org.learnstream.wire.Inbound;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.Discussion;
import org.learnstream.wire.avro.Progress;

/**
 * The silences of the learners of KDD Cup 2015 in event time: the events of the replay go into presences and windows of
 * inactivity as in the running product, and each window that closes is an alert.
 *
 * <p>Probabilities come from a logistic regression that learns from the outcomes of earlier alerts alone, once it has
 * seen {@value #LEAST_EXAMPLES}. Whether somebody came back is known from their events, and for ten days after the data
 * end from {@code dropout}; of other alerts it stays unknown.
 */
public final class Kdd2015Silences {
    private static final int LEAST_EXAMPLES = 500;
    private static final int EXAMPLES_BETWEEN_SCORERS = 100;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long HORIZON = InterventionDryRun.HORIZON.toMillis();

    /** Every learner is in one course. */
    private static final String SEGMENT = Segment.SHORT.label();

    private final ThresholdPolicy policy;
    private final InterventionDryRun dryRun;
    private final double consent;
    private final Kdd2015Replay replay;
    private final Map<String, Learner> learners = new HashMap<>();
    private final PriorityQueue<Timer> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timer::deadline).thenComparing(timer -> timer.learner().id));
    private final Deque<Pending> pending = new ArrayDeque<>();
    private final ChurnLearner model = ChurnLearner.untrained(FtrlOptions.DEFAULT);
    private int examples;
    private @Nullable ChurnScorer scorer;
    private final ActivityReader<Click> clicks;
    private final ActivityReader<Progress> progress;
    private final ActivityReader<Discussion> discussions;

    /** A learner as they stand. */
    private static final class Learner {
        private final String id;
        private final long end;
        private final boolean droppedOut;
        private Presence presence = Presence.NONE;
        private @Nullable InactivityWindow window;
        private long timer = NEVER;

        Learner(CourseEnrolment enrolment) {
            id = enrolment.enrolmentId();
            end = startOf(enrolment.windowEnd().plusDays(1));
            droppedOut = enrolment.droppedOut();
        }
    }

    private record Timer(long deadline, Learner learner) {}

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Pending(
            long time, long opened, Learner learner, double[] features, InterventionDryRun.Outcome outcome) {}

    /**
     * Reads the data set.
     *
     * @param consent share of the learners that agreed to messages, which the data set does not know; a hash of the
     *     learner decides
     * @param limit how many learners of the data set to follow, the first ones
     */
    public Kdd2015Silences(
            Kdd2015 dataSet, ThresholdPolicy policy, InterventionDryRun dryRun, double consent, int limit) {
        this.policy = policy;
        this.dryRun = dryRun;
        this.consent = consent;
        replay = Kdd2015Replay.of(dataSet);
        dataSet.enrolments().stream()
                .limit(limit)
                .forEach(enrolment -> learners.put(enrolment.enrolmentId(), new Learner(enrolment)));
        clicks = ActivityReader.clicks(Topics.CLICKS.codec(), Integer.MAX_VALUE);
        progress = ActivityReader.progress(Topics.PROGRESS.codec(), Integer.MAX_VALUE);
        discussions = ActivityReader.discussions(Topics.DISCUSSIONS.codec(), Integer.MAX_VALUE);
    }

    /** Returns how many events there are. */
    public long size() {
        return replay.eventsSize();
    }

    /** Goes through all events, and on until every window has closed. */
    public void run(LongConsumer done) {
        try (Stream<Publication<?>> events = replay.events()) {
            events.forEach(event -> {
                Learner learner = learners.get(event.key());
                if (learner != null) {
                    pass(event.time());
                    kind(event.value()).ifPresent(kind -> act(learner, kind, event.time()));
                }
                done.accept(1);
            });
        }
        pass(NEVER);
    }

    /** An event at a deadline keeps the window open, so only what is due before it is looked at. */
    private void pass(long time) {
        while (!timers.isEmpty() && timers.element().deadline() < time) {
            Timer timer = timers.remove();
            settle(timer.deadline());
            if (timer.learner().timer == timer.deadline()) {
                timer.learner().timer = NEVER;
                look(timer.learner(), timer.deadline());
            }
        }
        settle(time);
    }

    private void act(Learner learner, ActivityKind kind, long time) {
        learner.presence = learner.presence.with(kind, time);
        if (learner.window == null) {
            learner.window = InactivityWindow.firstOf(learner.presence);
        }
        if (learner.window.level() != ChurnLevel.ACTIVE) {
            look(learner, time);
        } else {
            arm(learner, time + policy.of(SEGMENT, learner.presence, time).atRisk());
        }
    }

    private void look(Learner learner, long until) {
        if (learner.window == null) {
            return;
        }
        Look look = learner.window.at(until, learner.presence, opened -> policy.of(SEGMENT, learner.presence, opened));
        learner.window = look.window();
        look.turns().stream().filter(InactivityWindow.Closed.class::isInstance).forEach(turn -> alert(learner, turn));
        OptionalLong deadline = look.deadline();
        if (deadline.isPresent()) {
            arm(learner, deadline.getAsLong());
        }
    }

    /** A timer may fire too early, never too late. */
    private void arm(Learner learner, long deadline) {
        if (deadline < learner.timer) {
            learner.timer = deadline;
            timers.add(new Timer(deadline, learner));
        }
    }

    private void alert(Learner learner, Turn turn) {
        double[] features =
                ChurnFeatures.of(learner.presence, ActiveDay.dayOf(turn.time()), ChurnContext.of(Cohort.UNKNOWN));
        InterventionDryRun.Outcome outcome = dryRun.alert(
                learner.id,
                new Situation(
                        turn.level(),
                        scorer == null ? OptionalDouble.empty() : OptionalDouble.of(scorer.probability(features)),
                        SEGMENT,
                        0,
                        OptionalDouble.empty(),
                        new Reach(agreed(learner.id), null),
                        turn.time()));
        pending.add(new Pending(turn.time(), turn.opened(), learner, features, outcome));
    }

    /** Tells the outcomes that are certain before a time. */
    private void settle(long time) {
        while (!pending.isEmpty() && pending.element().time() + HORIZON < time) {
            Pending alert = pending.remove();
            returned(alert).ifPresent(back -> {
                alert.outcome().come(back);
                learn(alert.features(), !back);
            });
        }
    }

    private static Optional<Boolean> returned(Pending alert) {
        Learner learner = alert.learner();
        OptionalLong next = learner.presence.next(alert.opened());
        if (next.isPresent() && next.getAsLong() <= alert.time() + HORIZON) {
            return Optional.of(true);
        }
        boolean watched = alert.time() + HORIZON <= learner.end || (alert.time() <= learner.end && learner.droppedOut);
        return watched ? Optional.of(false) : Optional.empty();
    }

    private void learn(double[] features, boolean stayedAway) {
        model.learn(features, stayedAway);
        examples++;
        if (examples >= LEAST_EXAMPLES && examples % EXAMPLES_BETWEEN_SCORERS == 0) {
            scorer = model.scorer();
        }
    }

    /** The lowest share of the hashes agreed; the finishing step is that of MurmurHash3. */
    private boolean agreed(String learner) {
        int hash = learner.hashCode();
        hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
        hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
        hash ^= hash >>> 16;
        return Integer.toUnsignedLong(hash) < consent * 0x1p32;
    }

    private Optional<ActivityKind> kind(SpecificRecordBase value) {
        Inbound read;
        if (value instanceof Click click) {
            read = clicks.read(Topics.CLICKS.codec().encode(click));
        } else if (value instanceof Progress step) {
            read = progress.read(Topics.PROGRESS.codec().encode(step));
        } else if (value instanceof Discussion post) {
            read = discussions.read(Topics.DISCUSSIONS.codec().encode(post));
        } else {
            return Optional.empty();
        }
        return read instanceof Inbound.Accepted accepted ? ActivityKind.of(accepted.activity()) : Optional.empty();
    }

    private static long startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
