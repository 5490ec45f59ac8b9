package org.learnstream.generator;

import java.util.List;
import org.learnstream.wire.avro.ClickAction;

/** How a learner looks around for the next course. */
final class Browsing {
    private static final double NO_COURSE_SHARE = 0.2;
    private static final double SUCCESSOR_SHARE = 0.35;
    private static final int GLANCES = 6;

    private final CampusCatalogue catalogue;

    Browsing(CampusCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** The learner looks at one page, and perhaps buys the course that it shows. */
    void browse(Learner learner, Diary diary) {
        Draws draws = learner.draws();
        if (draws.chance(NO_COURSE_SHARE)) {
            diary.click(null, draws.chance(0.7) ? ClickAction.VIEW : ClickAction.OTHER, null);
            return;
        }
        CampusCourse course = choose(learner);
        diary.click(course, ClickAction.VIEW, null);
        double chance = Shopping.buyChance(learner, course);
        if (chance > 0 && draws.chance(0.25)) {
            diary.pause(40, 0.8);
            diary.click(course, ClickAction.PREVIEW, null);
        }
        if (draws.chance(chance)) {
            diary.pause(90, 0.8);
            Shopping.buy(learner, course, diary, null);
        } else if (chance > 0 && draws.chance(0.06)) {
            diary.pause(20, 0.8);
            diary.click(course, ClickAction.WISHLIST, null);
        }
    }

    /**
     * Draws the course that the learner looks at: now and then one that builds on what they finished, otherwise the
     * first of a few popular ones of a subject they like that suits their level and language.
     */
    private CampusCourse choose(Learner learner) {
        Draws draws = learner.draws();
        List<Enrolment> taken = learner.enrolments();
        if (!taken.isEmpty() && draws.chance(SUCCESSOR_SHARE)) {
            Enrolment before = taken.get(draws.below(taken.size()));
            List<CampusCourse> next = catalogue.successors(before.course());
            if (before.complete() && !next.isEmpty()) {
                return next.get(draws.below(next.size()));
            }
        }
        CampusCourse course = catalogue.comeAcross(learner.profile().taste().drawSubject(draws), draws);
        for (int glance = 1; glance < GLANCES && !draws.chance(Appeal.fit(learner.profile(), course)); glance++) {
            course = catalogue.comeAcross(learner.profile().taste().drawSubject(draws), draws);
        }
        return course;
    }
}
