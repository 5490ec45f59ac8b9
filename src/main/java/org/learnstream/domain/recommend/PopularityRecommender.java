package org.learnstream.domain.recommend;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.learnstream.domain.similarity.CourseRanking;
import org.learnstream.domain.similarity.CourseStatistics;

/** Ranks courses by how many learners have an affinity to them, the same for everybody but for the courses taken. */
final class PopularityRecommender implements Recommender {
    static final String NAME = "popularity";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Recommendation> recommend(RecommendationRequest request) {
        Candidates candidates = new Candidates(request);
        CourseRanking ranking = candidates.best(request.limit(), score(candidates, request.statistics()));
        int[] ordinals = ranking.ordinals();
        return IntStream.range(0, ordinals.length)
                .mapToObj(place -> new Recommendation(
                        request.statistics().courseId(ordinals[place]), ranking.score(place), List.of()))
                .toList();
    }

    @Override
    public OptionalInt rankOf(RecommendationRequest request, String courseId) {
        Candidates candidates = new Candidates(request);
        return candidates.rankOf(courseId, score(candidates, request.statistics()));
    }

    private static double[] score(Candidates candidates, CourseStatistics statistics) {
        double[] scores = Workspace.current().scores(candidates.courses());
        for (int course = 0; course < candidates.courses(); course++) {
            scores[course] = statistics.learners(course);
        }
        return scores;
    }
}
