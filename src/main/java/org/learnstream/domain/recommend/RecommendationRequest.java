package org.learnstream.domain.recommend;

/**
 * All that a recommendation depends on.
 *
 * @param knowledge what is known of courses and of all learners
 * @param learner the learner to recommend to
 * @param filter which of the courses on offer are wanted
 * @param limit how many courses to recommend, at least 1
 * @param now the time to recommend at, in milliseconds since 1970-01-01 UTC
 * @param seed decides whatever is left to chance
 */
public record RecommendationRequest(
        Knowledge knowledge, Learner learner, CourseFilter filter, int limit, long now, long seed) {
    public RecommendationRequest {
        if (limit < 1) {
            throw new IllegalArgumentException("the limit is " + limit + ", expected at least 1");
        }
    }
}
