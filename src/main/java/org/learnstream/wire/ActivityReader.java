package org.learnstream.wire;

import java.util.function.Function;
import java.util.function.Predicate;
import org.apache.avro.specific.SpecificRecordBase;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.Activity.Money;
import org.learnstream.domain.learner.Activity.Origin;
import org.learnstream.wire.avro.Click;
import org.learnstream.wire.avro.DeadLetterReason;
import org.learnstream.wire.avro.Discussion;
import org.learnstream.wire.avro.Exclusion;
import org.learnstream.wire.avro.Progress;
import org.learnstream.wire.avro.ProgressActivity;
import org.learnstream.wire.avro.Purchase;
import org.learnstream.wire.avro.PurchaseKind;
import org.learnstream.wire.avro.RecommendationFeedback;
import org.learnstream.wire.avro.Review;
import org.learnstream.wire.avro.Watermark;

/**
 * Reads the values of one input topic: decodes, checks every field, and turns the record into an activity. Whatever is
 * wrong with a value is said in the answer, never thrown.
 *
 * @param <T> type of the topic's records
 */
public final class ActivityReader<T extends SpecificRecordBase> {
    private static final AvroCodec<Watermark> WATERMARKS = AvroCodec.of(Watermark.class);

    private final RecordFormat<T> format;
    private final RecordFormat<Watermark> watermarks;
    private final Function<T, @Nullable Violation> check;
    private final Function<T, Activity> activity;
    private final int maximumBytes;

    private ActivityReader(
            RecordFormat<T> format,
            RecordFormat<Watermark> watermarks,
            Function<T, @Nullable Violation> check,
            Function<T, Activity> activity,
            int maximum) {
        this.format = format;
        this.watermarks = watermarks;
        this.check = check;
        this.activity = activity;
        this.maximumBytes = maximum;
    }

    /** Returns the same reader for watermarks of another format than single-object encoding. */
    public ActivityReader<T> withWatermarks(RecordFormat<Watermark> other) {
        return new ActivityReader<>(format, other, check, activity, maximumBytes);
    }

    /** Returns the reader of clicks; values over a number of bytes are refused. */
    public static ActivityReader<Click> clicks(RecordFormat<Click> format, int maximumBytes) {
        return new ActivityReader<>(format, WATERMARKS, ActivityReader::check, ActivityReader::activity, maximumBytes);
    }

    /** Returns the reader of progress; values over a number of bytes are refused. */
    public static ActivityReader<Progress> progress(RecordFormat<Progress> format, int maximumBytes) {
        return new ActivityReader<>(format, WATERMARKS, ActivityReader::check, ActivityReader::activity, maximumBytes);
    }

    /** Returns the reader of purchases; values over a number of bytes are refused. */
    public static ActivityReader<Purchase> purchases(RecordFormat<Purchase> format, int maximumBytes) {
        return new ActivityReader<>(format, WATERMARKS, ActivityReader::check, ActivityReader::activity, maximumBytes);
    }

    /** Returns the reader of reviews; values over a number of bytes are refused. */
    public static ActivityReader<Review> reviews(RecordFormat<Review> format, int maximumBytes) {
        return new ActivityReader<>(format, WATERMARKS, ActivityReader::check, ActivityReader::activity, maximumBytes);
    }

    /** Returns the reader of discussions; values over a number of bytes are refused. */
    public static ActivityReader<Discussion> discussions(RecordFormat<Discussion> format, int maximumBytes) {
        return new ActivityReader<>(format, WATERMARKS, ActivityReader::check, ActivityReader::activity, maximumBytes);
    }

    /** Returns the reader of exclusions; values over a number of bytes are refused. */
    public static ActivityReader<Exclusion> exclusions(RecordFormat<Exclusion> format, int maximumBytes) {
        return new ActivityReader<>(format, WATERMARKS, ActivityReader::check, ActivityReader::activity, maximumBytes);
    }

    /**
     * Returns the reader of responses to recommendations; values over a number of bytes are refused.
     *
     * @param arms tells the names of recommenders
     */
    public static ActivityReader<RecommendationFeedback> feedback(
            RecordFormat<RecommendationFeedback> format, int maximumBytes, Predicate<String> arms) {
        return new ActivityReader<>(
                format, WATERMARKS, feedback -> Responses.check(feedback, arms), Responses::activity, maximumBytes);
    }

    /**
     * Returns what a record's value is.
     *
     * @throws SchemasUnavailableException when a schema registry does not answer: nothing can be said of the value
     */
    public Inbound read(byte @Nullable [] bytes) {
        if (bytes == null) {
            return new Inbound.Rejected(DeadLetterReason.MISSING_VALUE, "the record has no value", null);
        }
        if (bytes.length > maximumBytes) {
            return new Inbound.Rejected(
                    DeadLetterReason.OVERSIZED,
                    "the value has " + bytes.length + " bytes, expected at most " + maximumBytes
                            + " (intake.max-record-bytes)",
                    bytes);
        }
        T avro;
        try {
            if (watermarks.wrote(bytes)) {
                return watermark(watermarks.decode(bytes), bytes);
            }
            avro = format.decode(bytes);
        } catch (UndecodableException undecodable) {
            return new Inbound.Rejected(DeadLetterReason.UNDECODABLE, String.valueOf(undecodable.getMessage()), bytes);
        }
        Violation violation = check.apply(avro);
        return violation == null
                ? new Inbound.Accepted(activity.apply(avro), bytes)
                : new Inbound.Rejected(violation.reason(), violation.message(), bytes);
    }

    private static Inbound watermark(Watermark watermark, byte[] bytes) {
        Violation violation = Violation.ofRange("time", watermark.getTime(), 1, Long.MAX_VALUE);
        return violation == null
                ? new Inbound.Reached(watermark.getTime(), bytes)
                : new Inbound.Rejected(violation.reason(), violation.message(), bytes);
    }

    private static @Nullable Violation check(Click click) {
        return Violation.first(
                event(click.getEventId(), click.getUserId(), click.getEventTime(), click.getSlateId()),
                Violation.ofOptionalIdentifier("course_id", click.getCourseId()),
                Violation.ofOptionalIdentifier("session_id", click.getSessionId()));
    }

    private static Activity activity(Click click) {
        Origin origin = new Origin(click.getEventId(), click.getUserId(), click.getEventTime(), click.getSlateId());
        return new Activity.Viewed(origin, click.getCourseId());
    }

    private static @Nullable Violation check(Progress progress) {
        Integer seconds = progress.getSeconds();
        return Violation.first(
                event(progress.getEventId(), progress.getUserId(), progress.getEventTime(), progress.getSlateId()),
                Violation.ofIdentifier("course_id", progress.getCourseId()),
                Violation.ofOptionalIdentifier("lesson_id", progress.getLessonId()),
                Violation.ofFraction(progress.getFraction()),
                seconds == null ? null : Violation.ofRange("seconds", seconds, 0, 86_400));
    }

    private static Activity activity(Progress progress) {
        Origin origin =
                new Origin(progress.getEventId(), progress.getUserId(), progress.getEventTime(), progress.getSlateId());
        return new Activity.Progressed(
                origin, progress.getCourseId(), progress.getFraction(), work(progress.getActivity()));
    }

    private static Activity.Work work(ProgressActivity activity) {
        return switch (activity) {
            case VIDEO -> Activity.Work.VIDEO;
            case PROBLEM -> Activity.Work.PROBLEM;
            case READING, PROJECT, OTHER -> Activity.Work.OTHER;
        };
    }

    private static @Nullable Violation check(Purchase purchase) {
        return Violation.first(
                event(purchase.getEventId(), purchase.getUserId(), purchase.getEventTime(), purchase.getSlateId()),
                Violation.ofIdentifier("course_id", purchase.getCourseId()),
                Violation.ofIdentifier("order_id", purchase.getOrderId()),
                Violation.ofRange("amount_minor", purchase.getAmountMinor(), 0, Long.MAX_VALUE),
                Violation.ofCurrency(purchase.getCurrency()));
    }

    private static Activity activity(Purchase purchase) {
        Origin origin =
                new Origin(purchase.getEventId(), purchase.getUserId(), purchase.getEventTime(), purchase.getSlateId());
        Money money = new Money(purchase.getAmountMinor(), purchase.getCurrency());
        return purchase.getKind() == PurchaseKind.PURCHASE
                ? new Activity.Purchased(origin, purchase.getCourseId(), purchase.getOrderId(), money)
                : new Activity.Refunded(origin, purchase.getCourseId(), purchase.getOrderId(), money);
    }

    private static @Nullable Violation check(Review review) {
        return Violation.first(
                event(review.getEventId(), review.getUserId(), review.getEventTime(), review.getSlateId()),
                Violation.ofIdentifier("course_id", review.getCourseId()),
                Violation.ofRange("stars", review.getStars(), 1, 5),
                Violation.ofText(review.getText()));
    }

    private static Activity activity(Review review) {
        Origin origin = new Origin(review.getEventId(), review.getUserId(), review.getEventTime(), review.getSlateId());
        return new Activity.Rated(origin, review.getCourseId(), review.getStars());
    }

    private static @Nullable Violation check(Discussion discussion) {
        return Violation.first(
                event(
                        discussion.getEventId(),
                        discussion.getUserId(),
                        discussion.getEventTime(),
                        discussion.getSlateId()),
                Violation.ofIdentifier("course_id", discussion.getCourseId()),
                Violation.ofOptionalIdentifier("thread_id", discussion.getThreadId()),
                Violation.ofText(discussion.getText()));
    }

    private static Activity activity(Discussion discussion) {
        Origin origin = new Origin(
                discussion.getEventId(), discussion.getUserId(), discussion.getEventTime(), discussion.getSlateId());
        return new Activity.Discussed(origin, discussion.getCourseId());
    }

    private static @Nullable Violation check(Exclusion exclusion) {
        return Violation.first(
                event(exclusion.getEventId(), exclusion.getUserId(), exclusion.getEventTime(), exclusion.getSlateId()),
                Violation.ofIdentifier("course_id", exclusion.getCourseId()));
    }

    private static Activity activity(Exclusion exclusion) {
        Origin origin = new Origin(
                exclusion.getEventId(), exclusion.getUserId(), exclusion.getEventTime(), exclusion.getSlateId());
        return new Activity.Excluded(
                origin,
                exclusion.getCourseId(),
                Activity.Exclusion.valueOf(exclusion.getKind().name()),
                exclusion.getWithdrawn());
    }

    static @Nullable Violation event(String eventId, String userId, long eventTime, @Nullable String slateId) {
        return Violation.first(
                Violation.ofIdentifier("event_id", eventId),
                Violation.ofIdentifier("user_id", userId),
                Violation.ofTime(eventTime),
                Violation.ofOptionalIdentifier("slate_id", slateId));
    }
}
