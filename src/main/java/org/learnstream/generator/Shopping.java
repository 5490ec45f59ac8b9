package org.learnstream.generator;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.PurchaseKind;

/** How a learner decides to buy a course, and to give it back. */
final class Shopping {
    private static final double EAGERNESS = 0.3;
    /** The price, in minor units of the dollar, that a thrifty learner never pays. */
    private static final double DEAR = 15_000;

    private static final double YUAN_PER_DOLLAR = 7;
    private static final double REGRET = 0.02;
    private static final double REGRET_OF_THE_DISPLEASED = 0.12;
    static final long REFUND_WINDOW = TimeUnit.DAYS.toMillis(14);
    static final double REFUND_BELOW_FRACTION = 0.3;

    private Shopping() {}

    /** Returns the probability that a learner who looks at a course buys it. */
    static double buyChance(Learner learner, CampusCourse course) {
        if (learner.enrolmentIn(course) != null) {
            return 0;
        }
        int open = 0;
        for (Enrolment enrolment : learner.enrolments()) {
            if (enrolment.open()) {
                open++;
            }
        }
        double dollars =
                course.terms().priceMinor() / (course.terms().currency().equals("CNY") ? YUAN_PER_DOLLAR : 1);
        double price = 1 - learner.profile().temperament().thrift() * Math.min(1, dollars / DEAR);
        double prepared = missesPrerequisites(learner, course) ? 0.4 : 1;
        return EAGERNESS * Appeal.of(learner.profile(), course) * price * prepared / (1 + 1.5 * open);
    }

    /** The learner buys a course, or enrols when it is free. */
    static void buy(Learner learner, CampusCourse course, Diary diary, @Nullable String slateId) {
        Draws draws = learner.draws();
        double unprepared = missesPrerequisites(learner, course) ? 0.12 : 0;
        double expected = 0.1 + 0.5 * course.merit().quality() + 0.4 * Appeal.of(learner.profile(), course);
        double enjoyment = Math.min(1, Math.max(0, draws.normal(expected - unprepared, 0.13)));
        boolean paid = course.terms().priceMinor() > 0;
        boolean regretted = paid && draws.chance(REGRET + REGRET_OF_THE_DISPLEASED * (1 - enjoyment));
        Enrolment enrolment = new Enrolment(course, diary.nextOrder(), diary.time(), enjoyment, regretted, slateId);
        learner.enrolments().add(enrolment);
        diary.purchase(enrolment, PurchaseKind.PURCHASE);
    }

    /** The learner gives back what they regret, if it is not too late. */
    static void returnWhatIsRegretted(Learner learner, Diary diary) {
        for (Enrolment enrolment : learner.enrolments()) {
            if (enrolment.regretted()
                    && enrolment.open()
                    && enrolment.fraction() < REFUND_BELOW_FRACTION
                    && diary.time() - enrolment.boughtAt() <= REFUND_WINDOW) {
                enrolment.end();
                diary.purchase(enrolment, PurchaseKind.REFUND);
                diary.pause(60, 0.5);
            }
        }
    }

    private static boolean missesPrerequisites(Learner learner, CampusCourse course) {
        for (int before : course.prerequisites()) {
            boolean done = false;
            for (Enrolment enrolment : learner.enrolments()) {
                done |= enrolment.course().ordinal() == before && enrolment.complete();
            }
            if (!done) {
                return true;
            }
        }
        return false;
    }
}
