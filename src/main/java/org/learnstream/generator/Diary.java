package org.learnstream.generator;

import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.ClickAction;
import org.learnstream.wire.avro.Discussion;
import org.learnstream.wire.avro.DiscussionAction;
import org.learnstream.wire.avro.Exclusion;
import org.learnstream.wire.avro.ExclusionKind;
import org.learnstream.wire.avro.FeedbackKind;
import org.learnstream.wire.avro.Progress;
import org.learnstream.wire.avro.ProgressActivity;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.PurchaseKind;
import org.learnstream.wire.avro.RecommendationFeedback;
import org.learnstream.wire.avro.Review;
import org.learnstream.wire.avro.Slate;

/** Writes down what a learner does in one session, as drafts in the order of time. */
final class Diary {
    private final Learner learner;
    private final String prefix;
    private final String sessionId;
    private long time;

    /**
     * @param run part of every identifier, different for runs that begin at different times
     * @param start when the session begins, in simulated time
     */
    Diary(Learner learner, String run, long start) {
        this.learner = learner;
        this.prefix = learner.profile().id() + "-" + run + "-";
        this.sessionId = prefix + "s" + learner.sessions();
        this.time = start;
    }

    /** Simulated time now. */
    long time() {
        return time;
    }

    /** Lets time pass: log-normal, as the gaps between a person's actions are. */
    void pause(double medianSeconds, double sigma) {
        time += 1 + (long) Math.min(3_600_000, 1000 * learner.draws().logNormal(medianSeconds, sigma));
    }

    /** Lets a known time pass. */
    void spend(int seconds) {
        time += 1000L * seconds;
    }

    /** Returns a new identifier for an order. */
    String nextOrder() {
        return prefix + "o" + learner.nextIdentifier();
    }

    void click(@Nullable CampusCourse course, ClickAction action, @Nullable String slateId) {
        String id = nextEvent();
        String user = user();
        draft(at -> new CampusEvent<>(
                Topics.CLICKS,
                user,
                id,
                Click.newBuilder()
                        .setEventId(id)
                        .setUserId(user)
                        .setCourseId(course == null ? null : course.id())
                        .setEventTime(at)
                        .setAction(action)
                        .setSessionId(sessionId)
                        .setSlateId(slateId)
                        .build(),
                at));
    }

    /** Writes a step through a course down; {@code lesson} counts from 1. */
    void progress(Enrolment enrolment, ProgressActivity activity, int lesson, int seconds) {
        String id = nextEvent();
        String user = user();
        String course = enrolment.course().id();
        double fraction = enrolment.fraction();
        draft(at -> new CampusEvent<>(
                Topics.PROGRESS,
                user,
                id,
                Progress.newBuilder()
                        .setEventId(id)
                        .setUserId(user)
                        .setCourseId(course)
                        .setEventTime(at)
                        .setActivity(activity)
                        .setFraction(fraction)
                        .setLessonId(course + "-lesson-" + lesson)
                        .setSeconds(seconds)
                        .setSlateId(enrolment.slateId())
                        .build(),
                at));
    }

    void purchase(Enrolment enrolment, PurchaseKind kind) {
        String id = nextEvent();
        String user = user();
        CampusCourse course = enrolment.course();
        draft(at -> new CampusEvent<>(
                Topics.PURCHASES,
                user,
                id,
                Purchase.newBuilder()
                        .setEventId(id)
                        .setUserId(user)
                        .setCourseId(course.id())
                        .setEventTime(at)
                        .setOrderId(enrolment.orderId())
                        .setKind(kind)
                        .setAmountMinor(course.terms().priceMinor())
                        .setCurrency(course.terms().currency())
                        .setSlateId(enrolment.slateId())
                        .build(),
                at));
    }

    void review(Enrolment enrolment, int stars, @Nullable String text, boolean chinese) {
        String id = nextEvent();
        String user = user();
        draft(at -> new CampusEvent<>(
                Topics.REVIEWS,
                user,
                id,
                Review.newBuilder()
                        .setEventId(id)
                        .setUserId(user)
                        .setCourseId(enrolment.course().id())
                        .setEventTime(at)
                        .setStars(stars)
                        .setText(text)
                        .setLanguage(language(text, chinese))
                        .setSlateId(enrolment.slateId())
                        .build(),
                at));
    }

    void discussion(Enrolment enrolment, DiscussionAction action, int thread, @Nullable String text, boolean chinese) {
        String id = nextEvent();
        String user = user();
        String course = enrolment.course().id();
        draft(at -> new CampusEvent<>(
                Topics.DISCUSSIONS,
                user,
                id,
                Discussion.newBuilder()
                        .setEventId(id)
                        .setUserId(user)
                        .setCourseId(course)
                        .setEventTime(at)
                        .setAction(action)
                        .setThreadId(course + "-thread-" + thread)
                        .setText(text)
                        .setLanguage(language(text, chinese))
                        .setSlateId(null)
                        .build(),
                at));
    }

    /** Writes down that the learner does not want to see a course again. */
    void notInterested(CampusCourse course, String slateId) {
        String id = nextEvent();
        String user = user();
        draft(at -> new CampusEvent<>(
                Topics.EXCLUSIONS,
                user,
                id,
                Exclusion.newBuilder()
                        .setEventId(id)
                        .setUserId(user)
                        .setCourseId(course.id())
                        .setEventTime(at)
                        .setKind(ExclusionKind.NOT_INTERESTED)
                        .setSlateId(slateId)
                        .build(),
                at));
    }

    void feedback(Slate slate, int slot, FeedbackKind kind) {
        String id = nextEvent();
        String user = user();
        draft(at -> new CampusEvent<>(
                Topics.FEEDBACK,
                user,
                id,
                RecommendationFeedback.newBuilder()
                        .setEventId(id)
                        .setUserId(user)
                        .setEventTime(at)
                        .setSlateId(slate.getSlateId())
                        .setCourseId(slate.getItems().get(slot).getCourseId())
                        .setSlot(slot)
                        .setArm(slate.getArms().get(slate.getItems().get(slot).getArm()))
                        .setKind(kind)
                        .setPropensity(slate.getItems().get(slot).getPropensity())
                        .build(),
                at));
    }

    /** Returns a click of the learner of an event, on no course, at an earlier time. */
    static CampusEvent<Click> lateClick(CampusEvent<?> event, long time) {
        String id = event.eventId() + "-late";
        Click click = Click.newBuilder()
                .setEventId(id)
                .setUserId(event.key())
                .setEventTime(time)
                .setAction(ClickAction.OTHER)
                .build();
        return new CampusEvent<>(Topics.CLICKS, event.key(), id, click, time);
    }

    private static @Nullable String language(@Nullable String text, boolean chinese) {
        if (text == null) {
            return null;
        }
        return chinese ? "zh" : "en";
    }

    private void draft(LongFunction<CampusEvent<?>> event) {
        learner.drafts().addLast(new Draft(time, event));
    }

    private String nextEvent() {
        return prefix + learner.nextIdentifier();
    }

    private String user() {
        return learner.profile().id();
    }
}
