package org.learnstream.domain.recommend;

import java.util.List;

/**
 * A course that a learner may like.
 *
 * @param courseId the course
 * @param score larger is better; comparable within the answer of one recommender only
 * @param reasons the learner's own courses that speak most for it, largest share first; empty when none does
 */
public record Recommendation(String courseId, double score, List<Reason> reasons) {
    public Recommendation {
        reasons = List.copyOf(reasons);
    }
}
