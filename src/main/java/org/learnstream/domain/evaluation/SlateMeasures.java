package org.learnstream.domain.evaluation;

import java.util.List;
import org.learnstream.domain.similarity.CourseStatistics;

/**
 * Measures of a list of recommendations that need no right answer.
 *
 * <p>Source of both: P. Castells, N. Hurley and S. Vargas, Novelty and Diversity in Recommender Systems, in Recommender
 * Systems Handbook, 2nd edition, 2015.
 */
public final class SlateMeasures {
    private final CourseStatistics statistics;
    private final long learners;

    /**
     * Makes measures.
     *
     * @param statistics who took which course
     * @param learners how many learners there are
     */
    public SlateMeasures(CourseStatistics statistics, long learners) {
        this.statistics = statistics;
        this.learners = learners;
    }

    /**
     * Returns the intra-list diversity: the mean of 1 − cosine over all pairs of courses; 0 to 1, and 0 for less than two
     * courses.
     */
    public double diversity(List<String> courseIds) {
        int[] ordinals = courseIds.stream().mapToInt(statistics::ordinal).toArray();
        long[] entries = new long[ordinals.length];
        double sum = 0;
        int pairs = 0;
        for (int first = 0; first < ordinals.length; first++) {
            statistics.readEntries(ordinals[first], ordinals, ordinals.length, entries);
            for (int second = first + 1; second < ordinals.length; second++) {
                double norms = statistics.norm(ordinals[first]) * statistics.norm(ordinals[second]);
                sum += 1 - (norms > 0 ? entries[second] / norms : 0);
                pairs++;
            }
        }
        return pairs == 0 ? 0 : sum / pairs;
    }

    /**
     * Returns the novelty: the mean over the courses of −log2 of the share of learners who took the course, in bits; a
     * course that nobody took counts as if one learner had; 0 for no courses.
     */
    public double novelty(List<String> courseIds) {
        double sum = 0;
        for (String courseId : courseIds) {
            long takers = Math.max(1, statistics.learners(statistics.ordinal(courseId)));
            sum += Math.log(learners / (double) takers) / Math.log(2);
        }
        return courseIds.isEmpty() ? 0 : sum / courseIds.size();
    }
}
