package org.learnstream.domain.recommend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The table of recommenders: adding one takes one class and one line here. Those of one instance share their scorers, so
 * that scores which several of them go by are worked out once a request.
 */
public final class Recommenders {
    private static final Map<String, Function<RecommendOptions, Scorer>> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put("popularity", options -> new PopularityScorer());
        TABLE.put("item-cosine", options -> new WeightedSumScorer(Recommenders::cosines, HistoryWeights.EQUAL));
        TABLE.put(
                "item-cosine-recency",
                options ->
                        new WeightedSumScorer(Recommenders::cosines, HistoryWeights.decaying(options.recencyDecay())));
    }

    private final RecommendOptions options;
    private final Map<String, Scorer> scorers = new LinkedHashMap<>();

    private Recommenders(RecommendOptions options) {
        this.options = options;
        TABLE.forEach((name, scorer) -> scorers.put(name, scorer.apply(options)));
    }

    /** Returns the recommenders that options make. */
    public static Recommenders with(RecommendOptions options) {
        return new Recommenders(options);
    }

    /** Returns the recommender of a name. */
    public Recommender named(String name) {
        Scorer scorer = scorers.get(name);
        if (scorer == null) {
            throw new IllegalArgumentException("no recommender is called " + name + ", expected one of " + names());
        }
        return new ScoredRecommender(name, scorer, options.reasons());
    }

    /** Returns the names of all recommenders. */
    public static List<String> names() {
        return List.copyOf(TABLE.keySet());
    }

    private static CourseWeights cosines(Knowledge knowledge) {
        return new CosineWeights(knowledge.statistics());
    }
}
