package org.learnstream.generator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.Slate;

/**
 * A synthetic campus: a discrete-event simulation of learners who browse, buy, study, talk, leave and come back.
 *
 * <p>It never ends: new learners register at a steady rate. The same options, the same clock and the same slates offered
 * after the same events give the same events, byte for byte. Every learner draws from a stream of random numbers of
 * their own, so that what one does is independent of all others. Not safe for use by several threads.
 */
public final class Campus {
    /** New learners a day, as a share of those at the start. */
    private static final double ADMISSIONS_PER_DAY = 0.012;

    private final CampusWorld world;
    private final Session session;
    private final Draws admissions;
    private final List<@Nullable Learner> learners = new ArrayList<>();
    private final Agenda agenda;
    private long nextAdmission;
    private long now;

    /** Draws the campus of the options. */
    public Campus(CampusOptions options) {
        this.world = CampusWorld.of(options);
        this.session = new Session(world);
        this.admissions = Draws.of(options.seed(), Draws.Purpose.ADMISSIONS, 0);
        this.agenda = new Agenda(options.learners());
        for (int number = 0; number < options.learners(); number++) {
            add(session.founder(number));
        }
        this.now = options.startTime();
        this.nextAdmission = now + untilNextAdmission();
    }

    /** Returns what the campus was drawn from. */
    public CampusOptions options() {
        return world.options();
    }

    /** Returns the catalogue, in the order in which its courses came into force. */
    public List<CampusEvent<Course>> courses() {
        return world.catalogue().courses().stream()
                .sorted(Comparator.<CampusCourse>comparingLong(
                                course -> course.terms().since())
                        .thenComparingInt(CampusCourse::ordinal))
                .map(course -> CourseDescriptions.event(course, world))
                .toList();
    }

    /** Returns the registrations of the learners who were there before the campus began, by number. */
    public Stream<CampusEvent<LearnerRegistration>> registrations() {
        return IntStream.range(0, world.options().learners())
                .mapToObj(world.registrar()::founder)
                .map(profile ->
                        Registrations.event(profile, profile.registration().getEventTime()));
    }

    /**
     * Lets the next thing happen and returns it. Simulated time never goes back.
     *
     * @param clock says which time the event carries
     */
    public CampusEvent<?> next(EventClock clock) {
        while (true) {
            if (agenda.firstTime() >= nextAdmission) {
                admit();
                continue;
            }
            Learner learner = Objects.requireNonNull(learners.get(agenda.first()), "who left is not on the agenda");
            Draft draft = learner.drafts().pollFirst();
            if (draft == null) {
                session.play(learner);
            }
            if (learner.drafts().isEmpty() && learner.presence() == Presence.LEFT) {
                agenda.removeFirst();
                learners.set(learner.profile().number(), null);
            } else {
                agenda.moveFirst(learner.nextTime());
            }
            if (draft != null) {
                now = draft.time();
                return draft.event().apply(clock.eventTime(now));
            }
        }
    }

    /** Returns the simulated time of the latest event, in milliseconds since 1970-01-01 UTC. */
    public long now() {
        return now;
    }

    /** Returns when the next event happens in simulated time, at the earliest. */
    public long nextTime() {
        return Math.min(nextAdmission, agenda.firstTime());
    }

    /**
     * Shows a slate to its learner: they may look at it when they come next, if no newer one was offered until then.
     *
     * @return whether the learner is one of this campus who has not left for ever
     */
    public boolean offer(Slate slate) {
        int number = Registrar.number(slate.getUserId());
        Learner learner = number < 0 || number >= learners.size() ? null : learners.get(number);
        if (learner == null) {
            return false;
        }
        learner.offer(SlateReading.shown(slate));
        return true;
    }

    /** Returns how many learners have registered up to now. */
    public int registered() {
        return learners.size();
    }

    /**
     * Returns what is true of a learner.
     *
     * @throws IllegalArgumentException when the campus has no such learner
     */
    public LearnerTruth truth(String learnerId) {
        int number = number(learnerId);
        LearnerProfile profile = profile(number);
        Map<String, Double> taste = new HashMap<>();
        List<String> subjects = world.subjects();
        for (int subject = 0; subject < subjects.size(); subject++) {
            taste.put(subjects.get(subject), profile.taste().share(subject));
        }
        Learner learner = learners.get(number);
        return new LearnerTruth(
                learnerId,
                taste,
                profile.temperament().diligence(),
                learner == null ? Presence.LEFT : learner.presence());
    }

    /**
     * Returns how much a course truly appeals to a learner, 0 to 1: the probability of following it when recommended
     * is proportional to this.
     *
     * @throws IllegalArgumentException when the campus has no such learner or course
     */
    public double appeal(String learnerId, String courseId) {
        CampusCourse course = world.catalogue().find(courseId);
        if (course == null) {
            throw new IllegalArgumentException("the campus has no course " + courseId);
        }
        return Appeal.of(profile(number(learnerId)), course);
    }

    private int number(String learnerId) {
        int number = Registrar.number(learnerId);
        if (number < 0 || number >= learners.size()) {
            throw new IllegalArgumentException("the campus has no learner " + learnerId);
        }
        return number;
    }

    private LearnerProfile profile(int number) {
        Learner learner = learners.get(number);
        return learner == null ? world.registrar().founder(number) : learner.profile();
    }

    private void admit() {
        add(session.newcomer(learners.size(), nextAdmission));
        nextAdmission += untilNextAdmission();
    }

    private void add(Learner learner) {
        learners.add(learner);
        agenda.add(learner.nextTime(), learner.profile().number());
    }

    private long untilNextAdmission() {
        double days = 1 / (ADMISSIONS_PER_DAY * world.options().learners());
        return 1 + (long) admissions.exponential(days * TimeUnit.DAYS.toMillis(1));
    }
}
