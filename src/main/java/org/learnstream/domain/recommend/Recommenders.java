package org.learnstream.domain.recommend;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The table of recommenders: adding one takes one class and one line here. */
public final class Recommenders {
    private static final Map<String, Function<RecommendOptions, Recommender>> TABLE = new LinkedHashMap<>();

    static {
        TABLE.put(PopularityRecommender.NAME, options -> new PopularityRecommender());
        TABLE.put("item-cosine", options -> itemCosine("item-cosine", HistoryWeights.EQUAL, options));
        TABLE.put(
                "item-cosine-recency",
                options -> itemCosine("item-cosine-recency", HistoryWeights.decaying(options.recencyDecay()), options));
    }

    private Recommenders() {}

    /** Returns the recommender of a name. */
    public static Recommender named(String name, RecommendOptions options) {
        Function<RecommendOptions, Recommender> constructor = TABLE.get(name);
        if (constructor == null) {
            throw new IllegalArgumentException("no recommender is called " + name + ", expected one of " + names());
        }
        return constructor.apply(options);
    }

    /** Returns the names of all recommenders. */
    public static List<String> names() {
        return List.copyOf(TABLE.keySet());
    }

    private static Recommender itemCosine(String name, HistoryWeights weights, RecommendOptions options) {
        return new WeightedSumRecommender(name, CosineWeights::new, weights, options.reasons());
    }
}
