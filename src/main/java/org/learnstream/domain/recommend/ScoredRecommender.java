package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.learnstream.domain.similarity.CourseRanking;

/** Ranks candidates by the scores of one scorer. */
final class ScoredRecommender implements Recommender {
    private final String name;
    private final Scorer scorer;
    private final int reasons;
    private final double diversity;

    ScoredRecommender(String name, Scorer scorer, RecommendOptions options) {
        this.name = name;
        this.scorer = scorer;
        reasons = options.reasons();
        diversity = options.diversity();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Recommendation> recommend(RecommendationRequest request) {
        return recommend(Scoring.of(request), request.limit());
    }

    /** Returns the best candidates of a request that is being answered, best first. */
    List<Recommendation> recommend(Scoring scoring, int limit) {
        int wanted = diversity > 0 ? Math.max(limit, MarginalRelevance.POOL) : limit;
        CourseRanking ranking = rank(scoring, wanted);
        int[] places = diversity > 0
                ? new MarginalRelevance(scoring.statistics(), diversity).choose(ranking, limit)
                : IntStream.range(0, ranking.size()).toArray();
        int[] ranked = ranking.ordinals();
        int[] ordinals = new int[places.length];
        for (int place = 0; place < places.length; place++) {
            ordinals[place] = ranked[places[place]];
        }
        Contributions contributions = new Contributions(ordinals.length, scoring.history());
        if (reasons > 0) {
            scorer.explain(scoring, ordinals, 1, contributions);
        }
        List<Recommendation> recommendations = new ArrayList<>(ordinals.length);
        for (int place = 0; place < ordinals.length; place++) {
            recommendations.add(new Recommendation(
                    scoring.statistics().courseId(ordinals[place]),
                    ranking.score(places[place]),
                    contributions.reasons(place, reasons)));
        }
        return recommendations;
    }

    private CourseRanking rank(Scoring scoring, int wanted) {
        double[] scores = scoring.scores(scorer);
        int[] foremost = scorer.foremost(scoring);
        return foremost.length >= wanted
                ? CourseRanking.of(scoring.statistics(), foremost, scores, wanted)
                : CourseRanking.of(scoring.statistics(), scoring.candidates(), scores, wanted);
    }

    @Override
    public OptionalInt rankOf(RecommendationRequest request, String courseId) {
        Scoring scoring = Scoring.of(request);
        int target = scoring.statistics().ordinal(courseId);
        BitSet candidates = scoring.candidates();
        if (target < 0 || !candidates.get(target)) {
            return OptionalInt.empty();
        }
        double[] scores = scoring.scores(scorer);
        int rank = 1;
        for (int course = candidates.nextSetBit(0); course >= 0; course = candidates.nextSetBit(course + 1)) {
            if (course != target
                    && CourseRanking.precedes(scoring.statistics(), course, scores[course], target, scores[target])) {
                rank++;
            }
        }
        return OptionalInt.of(rank);
    }
}
