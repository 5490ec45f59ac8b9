package org.learnstream.generator;

import java.util.List;
import org.learnstream.wire.avro.ClickAction;
import org.learnstream.wire.avro.DiscussionAction;
import org.learnstream.wire.avro.ProgressActivity;

/** How a learner works through a course: lessons, discussion, giving up, and the review at the end. */
final class Studying {
    private static final Choice<ProgressActivity> ACTIVITIES = Choice.of(
            List.of(
                    ProgressActivity.VIDEO,
                    ProgressActivity.PROBLEM,
                    ProgressActivity.READING,
                    ProgressActivity.PROJECT),
            0.35,
            0.5,
            0.1,
            0.05);
    private static final Choice<DiscussionAction> CONTRIBUTIONS = Choice.of(
            List.of(DiscussionAction.READ, DiscussionAction.VOTE, DiscussionAction.REPLY, DiscussionAction.POST),
            0.5,
            0.15,
            0.2,
            0.15);
    private static final double REPEATED_LESSONS = 0.12;
    private static final double REVIEW_AFTER_FRACTION = 0.3;
    private static final double[] STAR_LIMITS = {0.22, 0.34, 0.47, 0.62};
    private static final int THREADS = 40;

    private final Phrasebook phrasebook;

    Studying(Phrasebook phrasebook) {
        this.phrasebook = phrasebook;
    }

    /** The learner works on one lesson, and what follows from it. */
    void study(Learner learner, Enrolment enrolment, Diary diary) {
        Draws draws = learner.draws();
        if (draws.chance(0.3)) {
            diary.click(enrolment.course(), ClickAction.NAVIGATE, null);
            diary.pause(15, 0.7);
        }
        boolean repeated = enrolment.lessonsDone() > 0 && draws.chance(REPEATED_LESSONS);
        int seconds = (int) Math.min(7200, Math.max(20, draws.logNormal(420, 0.7)));
        diary.spend(seconds);
        if (!repeated) {
            enrolment.finishLesson();
        }
        diary.progress(enrolment, ACTIVITIES.draw(draws), enrolment.lessonsDone(), seconds);
        if (draws.chance(0.7 * learner.profile().temperament().sociability())) {
            diary.pause(60, 0.8);
            discuss(learner, enrolment, diary);
        }
        if (enrolment.complete()) {
            reviewWithChance(0.4, learner, enrolment, diary);
        } else if (draws.chance(givingUp(learner, enrolment))) {
            enrolment.end();
            if (enrolment.fraction() >= REVIEW_AFTER_FRACTION) {
                reviewWithChance(0.12, learner, enrolment, diary);
            }
        }
    }

    private void discuss(Learner learner, Enrolment enrolment, Diary diary) {
        Draws draws = learner.draws();
        DiscussionAction action = CONTRIBUTIONS.draw(draws);
        boolean writes = action == DiscussionAction.POST || action == DiscussionAction.REPLY;
        boolean chinese = writesChinese(learner, enrolment.course());
        String text = writes
                ? phrasebook.post(enrolment.course(), chinese, Mood.ofEnjoyment(enrolment.enjoyment(), draws), draws)
                : null;
        diary.discussion(enrolment, action, draws.below(THREADS), text, chinese);
    }

    private void reviewWithChance(double chance, Learner learner, Enrolment enrolment, Diary diary) {
        Draws draws = learner.draws();
        if (!draws.chance(chance)) {
            return;
        }
        int stars = stars(learner, enrolment);
        boolean chinese = writesChinese(learner, enrolment.course());
        String text =
                draws.chance(0.6) ? phrasebook.review(enrolment.course(), chinese, Mood.ofStars(stars), draws) : null;
        diary.pause(120, 0.8);
        diary.review(enrolment, stars, text, chinese);
    }

    private static int stars(Learner learner, Enrolment enrolment) {
        double said = learner.draws()
                .normal(enrolment.enjoyment() + learner.profile().temperament().leniency(), 0.08);
        int stars = 1;
        for (double limit : STAR_LIMITS) {
            if (said >= limit) {
                stars++;
            }
        }
        return stars;
    }

    /** Returns the probability of giving the course up after a lesson. */
    private static double givingUp(Learner learner, Enrolment enrolment) {
        double paid = enrolment.course().terms().priceMinor() > 0 ? 1 : 1.8;
        return 0.05 * paid * (1.5 - learner.profile().temperament().diligence()) * (1.5 - enrolment.enjoyment());
    }

    private static boolean writesChinese(Learner learner, CampusCourse course) {
        return learner.profile().temperament().chinese()
                && (course.chinese() || !learner.profile().temperament().english());
    }
}
