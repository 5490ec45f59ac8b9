package org.learnstream.domain.recommend;

import org.learnstream.domain.similarity.CourseRanking;
import org.learnstream.domain.similarity.CourseStatistics;

/**
 * Orders a ranking anew so that neighbouring places differ: maximal marginal relevance. One course after the other is
 * chosen, each time the one with the largest
 *
 * <pre>(1 − d) · score / highest score  −  d · highest cosine with a course chosen before</pre>
 *
 * <p>with d the diversity, 0 to 1, scores below 0 counting as 0, and the item cosine of the Gram matrix. Of equal ones the
 * one that ranked higher is chosen.
 *
 * @see <a href="https://doi.org/10.1145/290941.291025">Carbonell and Goldstein 1998, The Use of MMR, Diversity-Based
 *     Reranking</a>
 */
final class MarginalRelevance {
    /** So many of the best candidates have a chance: more would be asked about in vain, and cost. */
    static final int POOL = 200;

    private final CourseStatistics statistics;
    private final double diversity;

    MarginalRelevance(CourseStatistics statistics, double diversity) {
        this.statistics = statistics;
        this.diversity = diversity;
    }

    /** Returns the places in a finished ranking of those to show, best first; no more than the limit. */
    int[] choose(CourseRanking ranking, int limit) {
        int[] courses = ranking.ordinals();
        double[] relevance = relevance(ranking, courses.length);
        double[] similarity = new double[courses.length];
        boolean[] taken = new boolean[courses.length];
        long[] entries = new long[courses.length];
        int[] chosen = new int[Math.min(limit, courses.length)];
        for (int count = 0; count < chosen.length; count++) {
            int best = -1;
            double highest = Double.NEGATIVE_INFINITY;
            for (int place = 0; place < courses.length; place++) {
                double value = relevance[place] - diversity * similarity[place];
                if (!taken[place] && value > highest) {
                    best = place;
                    highest = value;
                }
            }
            chosen[count] = best;
            taken[best] = true;
            join(courses, best, entries, similarity);
        }
        return chosen;
    }

    private double[] relevance(CourseRanking ranking, int count) {
        double highest = count == 0 ? 0 : ranking.score(0);
        double[] relevance = new double[count];
        for (int place = 0; place < count; place++) {
            relevance[place] = highest > 0 ? (1 - diversity) * Math.max(0, ranking.score(place)) / highest : 0;
        }
        return relevance;
    }

    /** Takes a chosen course into the similarity of each other one with what was chosen. */
    private void join(int[] courses, int chosen, long[] entries, double[] similarity) {
        statistics.readEntries(courses[chosen], courses, courses.length, entries);
        double norm = statistics.norm(courses[chosen]);
        for (int place = 0; place < courses.length; place++) {
            double product = norm * statistics.norm(courses[place]);
            if (product > 0) {
                similarity[place] = Math.max(similarity[place], entries[place] / product);
            }
        }
    }
}
