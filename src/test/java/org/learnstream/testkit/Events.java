package org.learnstream.testkit;

import org.jspecify.annotations.Nullable;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.ClickAction;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.Discussion;
import org.learnstream.wire.avro.DiscussionAction;
import org.learnstream.wire.avro.Exclusion;
import org.learnstream.wire.avro.ExclusionKind;
import org.learnstream.wire.avro.Progress;
import org.learnstream.wire.avro.ProgressActivity;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.PurchaseKind;
import org.learnstream.wire.avro.Review;

/** Builders of good input records for tests; a test changes what it is about. */
public final class Events {
    private Events() {}

    public static Click.Builder click(String eventId, String learner, @Nullable String course, long time) {
        return Click.newBuilder()
                .setEventId(eventId)
                .setUserId(learner)
                .setCourseId(course)
                .setEventTime(time)
                .setAction(ClickAction.VIEW);
    }

    public static Progress.Builder progress(
            String eventId, String learner, String course, long time, @Nullable Double fraction) {
        return Progress.newBuilder()
                .setEventId(eventId)
                .setUserId(learner)
                .setCourseId(course)
                .setEventTime(time)
                .setActivity(ProgressActivity.VIDEO)
                .setFraction(fraction);
    }

    public static Purchase.Builder purchase(String eventId, String learner, String course, long time) {
        return Purchase.newBuilder()
                .setEventId(eventId)
                .setUserId(learner)
                .setCourseId(course)
                .setEventTime(time)
                .setOrderId("order-" + eventId)
                .setKind(PurchaseKind.PURCHASE)
                .setAmountMinor(4_900)
                .setCurrency("EUR");
    }

    public static Review.Builder review(String eventId, String learner, String course, long time, int stars) {
        return Review.newBuilder()
                .setEventId(eventId)
                .setUserId(learner)
                .setCourseId(course)
                .setEventTime(time)
                .setStars(stars);
    }

    public static Discussion.Builder discussion(String eventId, String learner, String course, long time) {
        return Discussion.newBuilder()
                .setEventId(eventId)
                .setUserId(learner)
                .setCourseId(course)
                .setEventTime(time)
                .setAction(DiscussionAction.POST);
    }

    public static Exclusion.Builder exclusion(String eventId, String learner, String course, long time) {
        return Exclusion.newBuilder()
                .setEventId(eventId)
                .setUserId(learner)
                .setCourseId(course)
                .setEventTime(time)
                .setKind(ExclusionKind.NOT_INTERESTED);
    }

    public static Course.Builder course(String courseId) {
        return Course.newBuilder()
                .setCourseId(courseId)
                .setEventTime(1)
                .setTitle("Course " + courseId)
                .setPublished(true);
    }
}
