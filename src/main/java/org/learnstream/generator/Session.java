package org.learnstream.generator;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.learnstream.generator.LearnerProfile.Rhythm;
import org.learnstream.wire.avro.ClickAction;
import org.learnstream.wire.avro.Slate;

/** One visit of a learner, from arriving to leaving, and the decision when to come again. */
final class Session {
    private static final double HOUR = TimeUnit.HOURS.toMillis(1);
    private static final double DAY = TimeUnit.DAYS.toMillis(1);
    private static final double MEDIAN_DAYS_AWAY = 21;

    private final CampusWorld world;
    private final Browsing browsing;
    private final Studying studying;
    private final SlateReading slateReading;
    private final String run;

    Session(CampusWorld world) {
        this.world = world;
        this.browsing = new Browsing(world.catalogue());
        this.studying = new Studying(world.phrasebook());
        this.slateReading = new SlateReading(world.catalogue());
        this.run = world.run();
    }

    /** Returns a learner who was registered before the campus began, and comes within the first days. */
    Learner founder(int number) {
        LearnerProfile profile = world.registrar().founder(number);
        Draws draws = Draws.of(world.options().seed(), Draws.Purpose.BEHAVIOUR, number);
        long first = (long) (world.options().startTime()
                + draws.uniform() * 2 * profile.rhythm().gapDays() * DAY);
        return new Learner(profile, draws, first);
    }

    /** Returns a learner who registers at a time, and looks around at once. */
    Learner newcomer(int number, long time) {
        LearnerProfile profile = world.registrar().newcomer(number, time);
        Draws draws = Draws.of(world.options().seed(), Draws.Purpose.BEHAVIOUR, number);
        Learner learner = new Learner(profile, draws, time + 1 + (long) draws.exponential(0.1 * HOUR));
        learner.drafts().addLast(new Draft(time, at -> Registrations.event(profile, at)));
        return learner;
    }

    /** Plays the visit that is due; its events are drafts of the learner afterwards. */
    void play(Learner learner) {
        learner.arrive();
        Diary diary = new Diary(learner, run, learner.nextSession());
        Draws draws = learner.draws();
        Shopping.returnWhatIsRegretted(learner, diary);
        Slate slate = learner.takeSlate();
        if (slate != null && draws.chance(learner.profile().temperament().responsiveness())) {
            slateReading.read(learner, slate, diary);
        }
        int actions = draws.geometric(learner.profile().rhythm().actions());
        Enrolment last = null;
        for (int action = 0; action < actions; action++) {
            diary.pause(50, 1);
            Enrolment open = newestOpen(learner);
            if (open != null
                    && draws.chance(0.6 + 0.35 * learner.profile().temperament().diligence())) {
                studying.study(learner, open, diary);
                last = open;
            } else {
                browsing.browse(learner, diary);
            }
        }
        if (last != null && draws.chance(0.6)) {
            diary.pause(20, 0.7);
            diary.click(last.course(), ClickAction.CLOSE, null);
        }
        depart(learner, diary.time());
    }

    private static @Nullable Enrolment newestOpen(Learner learner) {
        for (int i = learner.enrolments().size() - 1; i >= 0; i--) {
            if (learner.enrolments().get(i).open()) {
                return learner.enrolments().get(i);
            }
        }
        return null;
    }

    private static void depart(Learner learner, long now) {
        Draws draws = learner.draws();
        if (!draws.chance(leaving(learner))) {
            learner.depart(Presence.ACTIVE, next(learner, now));
        } else if (draws.chance(learner.profile().rhythm().returning())) {
            double away = Math.max(3, draws.logNormal(MEDIAN_DAYS_AWAY, 0.8));
            learner.depart(Presence.AWAY, now + (long) (away * DAY));
        } else {
            learner.depart(Presence.LEFT, Long.MAX_VALUE);
        }
    }

    /**
     * Returns the probability of leaving after this session. It falls with every session, it is higher for those who do
     * not enjoy their courses, and lower for those who are in the middle of one.
     */
    private static double leaving(Learner learner) {
        double enjoyment = 0.5;
        int courses = learner.enrolments().size();
        for (Enrolment enrolment : learner.enrolments()) {
            enjoyment += (enrolment.enjoyment() - 0.5) / courses;
        }
        double young = 1 + 3.0 / (1 + learner.sessions());
        double busy = newestOpen(learner) == null ? 1.2 : 0.7;
        double chance = learner.profile().rhythm().leaving() * young * busy * (1.8 - 1.6 * enjoyment);
        return Math.min(0.9, Math.max(0.002, chance));
    }

    /** Draws when the learner comes again: some days later, around their hour of the day, rather not at the weekend. */
    private static long next(Learner learner, long now) {
        Draws draws = learner.draws();
        Rhythm rhythm = learner.profile().rhythm();
        double target = now + draws.logNormal(rhythm.gapDays(), 0.6) * DAY;
        long day = (long) Math.floor(target / DAY);
        if (Math.floorMod(day + 3, 7) >= 5 && draws.chance(0.3)) {
            day += 2;
        }
        long next = (long) (day * DAY + draws.normal(rhythm.hour(), 1.5) * HOUR);
        while (next < now + HOUR) {
            next += (long) DAY;
        }
        return next;
    }
}
