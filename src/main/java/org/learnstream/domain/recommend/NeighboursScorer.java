package org.learnstream.domain.recommend;

import org.learnstream.domain.similarity.SimilarLearners;

/**
 * Scores courses by how much the most similar learners care for them:
 *
 * <pre>r̂(u,c) = Σv s(u,v)·r(v,c) / Σv s(u,v)   over the k most similar learners v</pre>
 *
 * where s is the cosine of affinities and r the affinity, 0 for none; so a score is 0 to 5. Source: J. Breese, D. Heckerman
 * and C. Kadie, Empirical Analysis of Predictive Algorithms for Collaborative Filtering, UAI 1998, section 2.1, without the
 * means, which say little where most affinities are 0.
 *
 * <p>A neighbour speaks for a course by way of the courses that they share with the learner: each of these has its share
 * of the similarity.
 */
final class NeighboursScorer implements Scorer {
    private final int neighbours;

    NeighboursScorer(int neighbours) {
        this.neighbours = neighbours;
    }

    @Override
    public void score(Scoring scoring, double[] scores) {
        SimilarLearners similar = scoring.similarLearners(neighbours);
        double total = total(similar);
        for (int place = 0; place < similar.size(); place++) {
            double weight = similar.similarity(place) / total;
            for (int index = similar.from(place); index < similar.to(place); index++) {
                int course = similar.course(index);
                if (course < scoring.courses()) {
                    scores[course] += weight * affinity(similar, index);
                }
            }
        }
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {
        SimilarLearners similar = scoring.similarLearners(neighbours);
        double total = total(similar);
        CoursePlaces explained = Workspace.current().explained();
        for (int course : courses) {
            explained.add(course);
        }
        SharedCourses shared = new SharedCourses(scoring.history());
        for (int place = 0; place < similar.size(); place++) {
            double weight = factor * similar.similarity(place) / total;
            shared.read(similar, place);
            for (int index = similar.from(place); index < similar.to(place); index++) {
                int at = explained.of(similar.course(index));
                if (at >= 0) {
                    shared.addTo(into, at, weight * affinity(similar, index));
                }
            }
        }
        shared.close();
        explained.clear();
    }

    private static double total(SimilarLearners similar) {
        double total = 0;
        for (int place = 0; place < similar.size(); place++) {
            total += similar.similarity(place);
        }
        return total;
    }

    private static double affinity(SimilarLearners similar, int index) {
        return similar.tenths(index) / 10.0;
    }
}
