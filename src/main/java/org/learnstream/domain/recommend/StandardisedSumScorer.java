package org.learnstream.domain.recommend;

import java.util.Map;

/**
 * Scores courses by the weighed sum of what other recommenders say, each standardised over the learner's candidates:
 *
 * <pre>score(c) = Σm w(m) · s(m,c) / deviation(m)</pre>
 *
 * The means are left out: they would move all courses alike. A recommender that says the same of all candidates counts for
 * nothing.
 */
final class StandardisedSumScorer implements Scorer {
    private final Map<String, Scorer> recommenders;
    private final Map<String, Double> weights;

    /**
     * Makes a scorer.
     *
     * @param recommenders by name, those that may be added up
     * @param weights by name of recommender
     */
    StandardisedSumScorer(Map<String, Scorer> recommenders, Map<String, Double> weights) {
        this.recommenders = recommenders;
        this.weights = weights;
    }

    @Override
    public void score(Scoring scoring, double[] scores) {
        forEach(scoring, (member, factor) -> {
            double[] said = scoring.scores(member);
            for (int course = 0; course < scoring.courses(); course++) {
                scores[course] += factor * said[course];
            }
        });
    }

    @Override
    public void explain(Scoring scoring, int[] courses, double factor, Contributions into) {
        forEach(scoring, (member, own) -> member.explain(scoring, courses, factor * own, into));
    }

    /** Says what is done with one recommender, and by what its scores are multiplied. */
    @FunctionalInterface
    private interface Use {
        void accept(Scorer member, double factor);
    }

    private void forEach(Scoring scoring, Use use) {
        weights.forEach((name, weight) -> {
            Scorer member = recommenders.get(name);
            if (member != null && weight != 0) {
                Standardisation standard =
                        Standardisation.of(scoring.scores(member), scoring.courses(), scoring.candidates());
                if (standard.deviation() > 0) {
                    use.accept(member, weight / standard.deviation());
                }
            }
        });
    }
}
