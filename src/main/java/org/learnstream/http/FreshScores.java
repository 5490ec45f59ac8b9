package org.learnstream.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.learnstream.domain.recommend.Recommendation;
import org.learnstream.domain.recommend.RecommendationRequest;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.http.Problem.Kind;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.query.KnowledgeSource;

/**
 * Scores learners now, by what this instance knows.
 *
 * <p>That takes as long as a slate, but several times as long for a learner with a history of a thousand courses, and the
 * first time after a half-life the trends are counted anew. It is therefore not done on an event loop.
 */
final class FreshScores {
    private static final String POPULARITY = "popularity";
    private static final String TRENDING = "trending";

    private final KnowledgeSource knowledge;
    private final Ports.Choice choice;
    private final Recommenders brief;
    private final Recommenders thorough;

    FreshScores(KnowledgeSource knowledge, Ports.Choice choice) {
        this.knowledge = knowledge;
        this.choice = choice;
        brief = Recommenders.with(choice.options());
        thorough = Recommenders.with(choice.options().withReasons(Integer.MAX_VALUE));
    }

    /**
     * Courses and what is thought of them.
     *
     * @param model name of the recommender that chose them
     * @param generation how far the course model had read
     * @param time when they were scored, in milliseconds since 1970-01-01 UTC
     * @param courses best first
     * @param opinions of each course, the score that every recommender gives, by name; empty unless asked for
     */
    record Scored(
            String model,
            long generation,
            long time,
            List<Recommendation> courses,
            List<Map<String, Double>> opinions) {}

    /**
     * Returns what to recommend.
     *
     * @throws ProblemException when the course model is not restored
     */
    Scored score(Asked asked, RecommendationQuery query) {
        LiveKnowledge known = knowledge
                .knowledge()
                .orElseThrow(() -> new ProblemException(Kind.NOT_READY, "the course model is not restored yet"));
        String model = query.model().orElseGet(() -> usual(asked));
        long generation = known.statistics().generation();
        long now = choice.clock().millis();
        RecommendationRequest request =
                new RecommendationRequest(known, asked.learner(), query.wanted(), query.limit(), now, now);
        Recommenders recommenders = query.explain() ? thorough : brief;
        List<Recommendation> courses = recommenders.named(model).recommend(request);
        return new Scored(
                model,
                generation,
                now,
                courses,
                query.explain() ? opinions(recommenders, request, courses) : List.of());
    }

    private String usual(Asked asked) {
        if (!asked.newcomer()) {
            return choice.recommender();
        }
        return Basis.narrows(asked.learner().demographics()) ? TRENDING : POPULARITY;
    }

    private static List<Map<String, Double>> opinions(
            Recommenders recommenders, RecommendationRequest request, List<Recommendation> courses) {
        Map<String, double[]> scores = recommenders.scores(
                request, courses.stream().map(Recommendation::courseId).toList());
        List<Map<String, Double>> opinions = new java.util.ArrayList<>(courses.size());
        for (int place = 0; place < courses.size(); place++) {
            Map<String, Double> opinion = new LinkedHashMap<>();
            for (Map.Entry<String, double[]> model : scores.entrySet()) {
                opinion.put(model.getKey(), model.getValue()[place]);
            }
            opinions.add(opinion);
        }
        return opinions;
    }
}
