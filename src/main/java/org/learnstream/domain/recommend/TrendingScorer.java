package org.learnstream.domain.recommend;

/** Scores courses by their share among what learners like this one have come to lately. */
final class TrendingScorer implements Scorer {
    @Override
    public void score(Scoring scoring, double[] scores) {
        scoring.knowledge()
                .trends()
                .readShares(
                        scoring.request().learner().demographics(),
                        scoring.request().now(),
                        scores);
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {}
}
