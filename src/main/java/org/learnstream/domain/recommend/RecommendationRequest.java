package org.learnstream.domain.recommend;

import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.CourseStatistics;

/**
 * All that a recommendation depends on.
 *
 * @param statistics what all learners' affinities say about courses
 * @param catalogue the courses on offer
 * @param learner the affinities of the learner to recommend to; empty when nothing is known of them
 * @param limit how many courses to recommend, at least 1
 * @param now the time to recommend at, in milliseconds since 1970-01-01 UTC
 * @param seed decides whatever is left to chance
 */
public record RecommendationRequest(
        CourseStatistics statistics, Catalogue catalogue, AffinityVector learner, int limit, long now, long seed) {
    public RecommendationRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is " + limit + ", expected at least 1");
        }
    }
}
