package org.learnstream.domain.recommend;

import java.util.List;
import java.util.OptionalInt;

/**
 * One way to rank courses for a learner: a pure function of the request. Safe to use from any thread.
 *
 * <p>Candidates are the courses that the catalogue knows as published, that the request's filter lets pass and that the
 * learner has not taken. They have a total order: by score descending; among those without a score, which is 0, the most
 * popular first; then by course id ascending.
 */
public interface Recommender {
    /** Returns the name that configuration, slates and evaluations call it by. */
    String name();

    /** Returns the best candidates, best first; fewer than asked for only when there are no more. */
    List<Recommendation> recommend(RecommendationRequest request);

    /**
     * Returns the rank of a course among all candidates, from 1, whatever the limit of the request; empty when the
     * course is no candidate.
     */
    OptionalInt rankOf(RecommendationRequest request, String courseId);
}
