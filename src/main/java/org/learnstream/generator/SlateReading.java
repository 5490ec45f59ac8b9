package org.learnstream.generator;

import java.util.List;
import org.learnstream.wire.avro.ClickAction;
import org.learnstream.wire.avro.FeedbackKind;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;

/**
 * How a learner responds to a slate: the position-based model. A slot that is shown is examined with a probability
 * that falls with its position alone, and followed when examined with a probability that grows with the true appeal of
 * the course alone.
 */
final class SlateReading {
    private static final int SHOWN = 6;
    private static final double POSITION_EXPONENT = 0.7;
    private static final double EAGERNESS = 0.45;
    private static final double TOUCHINESS = 0.02;
    /** Someone who followed a recommendation is readier to buy than someone who looks around. */
    private static final double BUY_FACTOR = 2.5;

    private final CampusCatalogue catalogue;

    SlateReading(CampusCatalogue catalogue) {
        this.catalogue = catalogue;
    }

    /** Returns the part of a slate that learners get to see; the rest need not be kept. */
    static Slate shown(Slate slate) {
        return Slate.newBuilder()
                .setSlateId(slate.getSlateId())
                .setUserId(slate.getUserId())
                .setItems(slate.getItems().stream()
                        .limit(SHOWN)
                        .map(item -> new SlateItem(
                                item.getCourseId(), item.getScore(), item.getArm(), item.getPropensity(), List.of()))
                        .toList())
                .setArms(slate.getArms())
                .setBecause(List.of())
                .setModelGeneration(slate.getModelGeneration())
                .setTriggerTime(slate.getTriggerTime())
                .setCreatedTime(slate.getCreatedTime())
                .build();
    }

    /** Returns the probability that the learner follows a slot that was shown to them. */
    static double clickChance(LearnerProfile learner, CampusCourse course, int slot) {
        return StrictMath.pow(slot + 1.0, -POSITION_EXPONENT) * EAGERNESS * Appeal.of(learner, course);
    }

    /** Returns the probability that the learner says of a slot that was shown to them that it is of no interest. */
    private static double dismissalChance(LearnerProfile learner, CampusCourse course, int slot) {
        return StrictMath.pow(slot + 1.0, -POSITION_EXPONENT) * TOUCHINESS * (1 - Appeal.of(learner, course));
    }

    /** The learner looks at all slots of what is shown of a slate, follows some, and perhaps enrols. */
    void read(Learner learner, Slate slate, Diary diary) {
        int shown = slate.getItems().size();
        for (int slot = 0; slot < shown; slot++) {
            diary.feedback(slate, slot, FeedbackKind.IMPRESSION);
        }
        for (int slot = 0; slot < shown; slot++) {
            CampusCourse course = catalogue.find(slate.getItems().get(slot).getCourseId());
            if (course == null || !course.terms().published() || learner.enrolmentIn(course) != null) {
                continue;
            }
            if (learner.draws().chance(clickChance(learner.profile(), course, slot))) {
                follow(learner, slate, slot, course, diary);
            } else if (learner.draws().chance(dismissalChance(learner.profile(), course, slot))) {
                diary.pause(4, 0.7);
                diary.notInterested(course, slate.getSlateId());
            }
        }
    }

    private static void follow(Learner learner, Slate slate, int slot, CampusCourse course, Diary diary) {
        diary.pause(8, 0.7);
        diary.feedback(slate, slot, FeedbackKind.CLICK);
        diary.click(course, ClickAction.VIEW, slate.getSlateId());
        double chance = Math.min(0.9, BUY_FACTOR * Shopping.buyChance(learner, course));
        if (learner.draws().chance(chance)) {
            diary.pause(90, 0.8);
            Shopping.buy(learner, course, diary, slate.getSlateId());
            diary.feedback(slate, slot, FeedbackKind.ENROLMENT);
        }
    }
}
