package org.learnstream.wire;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Activity;
import org.learnstream.domain.learner.Response;
import org.learnstream.wire.avro.RecommendationFeedback;

/** Responses to recommendations from wire to domain. */
public final class Responses {
    private static final int HIGHEST_SLOT = 199;

    private Responses() {}

    static @Nullable Violation check(RecommendationFeedback feedback, Predicate<String> arms) {
        return Violation.first(
                ActivityReader.event(
                        feedback.getEventId(), feedback.getUserId(), feedback.getEventTime(), feedback.getSlateId()),
                Violation.ofIdentifier("course_id", feedback.getCourseId()),
                Violation.ofRange("slot", feedback.getSlot(), 0, HIGHEST_SLOT),
                Violation.ofIdentifier("arm", feedback.getArm()),
                arms.test(feedback.getArm())
                        ? null
                        : Violation.impossible("arm", "unknown", "the name of a recommender"),
                propensity(feedback.getPropensity()));
    }

    private static @Nullable Violation propensity(@Nullable Float propensity) {
        // Written so that a NaN fails too.
        return propensity == null || (propensity > 0 && propensity <= 1)
                ? null
                : Violation.impossible("propensity", propensity, "greater than 0 and at most 1");
    }

    static Activity activity(RecommendationFeedback feedback) {
        return new Activity.Responded(
                new Activity.Origin(
                        feedback.getEventId(), feedback.getUserId(), feedback.getEventTime(), feedback.getSlateId()),
                feedback.getCourseId(),
                feedback.getSlot(),
                feedback.getArm(),
                response(feedback));
    }

    /** Returns how far the learner went. */
    public static Response response(RecommendationFeedback feedback) {
        return Response.valueOf(feedback.getKind().name());
    }
}
