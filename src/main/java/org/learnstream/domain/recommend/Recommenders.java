package org.learnstream.domain.recommend;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The table of recommenders: adding one takes one class and one line here. */
public final class Recommenders {
    private static final Map<String, Function<RecommendOptions, Recommender>> TABLE = Map.of();

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
        return List.of("popularity", "item-cosine", "item-cosine-recency");
    }
}
