package org.learnstream.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations for one learner.
 *
 * @param source {@code personal}, or {@code popular} when there is nothing personal to recommend
 * @param items best first
 * @param slateId names the slate in feedback; null unless personal
 * @param modelGeneration how many learners' vectors the course model had taken in
 * @param triggerTime time of the event that led to the slate, in milliseconds since 1970-01-01 UTC; null unless personal
 * @param createdTime when the slate was scored, in milliseconds since 1970-01-01 UTC; null unless personal
 * @param stalenessMillis the copy that was read held all that had been published this many milliseconds ago
 * @param servedBy the instance that held the copy
 */
record RecommendationsBody(
        String userId,
        String source,
        List<Item> items,
        @Nullable String slateId,
        long modelGeneration,
        @Nullable Long triggerTime,
        @Nullable Long createdTime,
        long stalenessMillis,
        String servedBy) {
    static final String PERSONAL = "personal";
    static final String POPULAR = "popular";

    /**
     * One recommended course.
     *
     * @param score larger is better; comparable within one arm of one answer only
     * @param arm name of the recommender that chose the course
     * @param propensity probability with which the arm was chosen; null when nothing was drawn
     */
    record Item(
            String courseId,
            @Nullable String title,
            double score,
            String arm,
            @Nullable Float propensity,
            List<Reason> reasons) {}

    /**
     * One own course of the learner that speaks for a recommendation.
     *
     * @param share share of the score that it contributed, 0 to 1
     */
    record Reason(String courseId, @Nullable String title, float share, String text) {}
}
