package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.learnstream.domain.similarity.CourseRanking;

/**
 * Ranks courses by how strongly the learner's own courses speak for them:
 *
 * <pre>score(d) = Σ weight(age of c) · r(c) · w(c,d)   over the learner's own courses c, in the order of the vector</pre>
 *
 * where r is the affinity, 1 to 5, and w a matrix of weights between courses. No course speaks for itself. When the sums
 * do not suffice to fill the answer, as for a learner of whom little is known, the most popular courses follow, with
 * score 0 and no reasons.
 */
final class WeightedSumRecommender implements Recommender {
    private final String name;
    private final CourseWeights.Source source;
    private final HistoryWeights historyWeights;
    private final int reasons;

    WeightedSumRecommender(String name, CourseWeights.Source source, HistoryWeights historyWeights, int reasons) {
        this.name = name;
        this.source = source;
        this.historyWeights = historyWeights;
        this.reasons = reasons;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Recommendation> recommend(RecommendationRequest request) {
        Candidates candidates = new Candidates(request);
        History history = History.of(request, historyWeights);
        CourseWeights weights = source.of(request.statistics());
        double[] scores = score(candidates, history, weights);
        CourseRanking ranking = candidates.best(request.limit(), scores);
        int[] ordinals = ranking.ordinals();
        Explanation explanation = Explanation.of(ordinals, history, weights, reasons);
        List<Recommendation> recommendations = new ArrayList<>(ordinals.length);
        for (int place = 0; place < ordinals.length; place++) {
            recommendations.add(new Recommendation(
                    request.statistics().courseId(ordinals[place]), ranking.score(place), explanation.reasons(place)));
        }
        return recommendations;
    }

    @Override
    public OptionalInt rankOf(RecommendationRequest request, String courseId) {
        Candidates candidates = new Candidates(request);
        CourseWeights weights = source.of(request.statistics());
        return candidates.rankOf(courseId, score(candidates, History.of(request, historyWeights), weights));
    }

    private static double[] score(Candidates candidates, History history, CourseWeights weights) {
        double[] scores = Workspace.current().scores(candidates.courses());
        for (int index = 0; index < history.size(); index++) {
            weights.addRow(history.ordinal(index), history.weight(index), scores);
        }
        weights.scale(scores, candidates.courses());
        return scores;
    }
}
