package org.learnstream.domain.recommend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The table of recommenders: adding one takes one class and one line here. */
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

    private Recommenders() {}

    /** Returns the recommender of a name. */
    public static Recommender named(String name, RecommendOptions options) {
        Function<RecommendOptions, Scorer> scorer = TABLE.get(name);
        if (scorer == null) {
            throw new IllegalArgumentException("no recommender is called " + name + ", expected one of " + names());
        }
        return new ScoredRecommender(name, scorer.apply(options), options.reasons());
    }

    /** Returns the names of all recommenders. */
    public static List<String> names() {
        return List.copyOf(TABLE.keySet());
    }

    private static CourseWeights cosines(Knowledge knowledge) {
        return new CosineWeights(knowledge.statistics());
    }
}
