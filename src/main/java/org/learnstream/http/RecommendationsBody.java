package org.learnstream.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Recommendations for one learner.
 *
 * @param source {@code personal}, or {@code popular} when there is nothing personal to recommend
 * @param basis among whom the courses are popular; null when they are personal
 * @param items best first
 * @param slateId names the slate in feedback; null when the courses were scored for this request
 * @param modelGeneration how many learners' vectors the course model had taken in
 * @param triggerTime time of the event that led to the slate, in milliseconds since 1970-01-01 UTC; null without slate
 * @param createdTime when the courses were scored, in milliseconds since 1970-01-01 UTC
 * @param stalenessMillis the copy that was read held all that had been published this many milliseconds ago
 * @param servedBy the instance that held the copy
 */
record RecommendationsBody(
        String userId,
        String source,
        @Nullable String basis,
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
     * @param scores what every recommender thinks of the course, by name; null unless an explanation is asked for
     * @param propensity probability with which the arm was chosen; null when nothing was drawn
     */
    record Item(
            String courseId,
            @Nullable String title,
            double score,
            String arm,
            @Nullable Float propensity,
            List<Reason> reasons,
            @Nullable Map<String, Double> scores) {}

    /**
     * One own course of the learner that speaks for a recommendation.
     *
     * @param share share of the score that it contributed, 0 to 1
     */
    record Reason(String courseId, @Nullable String title, float share, String text) {}
}
