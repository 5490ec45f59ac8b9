package org.learnstream.domain.recommend;

import java.util.List;

/** The table of recommenders: adding one takes one class and one line here. */
public final class Recommenders {
    private Recommenders() {}

    /** Returns the recommender of a name. */
    public static Recommender named(String name, RecommendOptions options) {
        if (!names().contains(name)) {
            throw new IllegalArgumentException("no recommender is called " + name + ", expected one of " + names());
        }
        throw new UnsupportedOperationException(name + options);
    }

    /** Returns the names of all recommenders. */
    public static List<String> names() {
        return List.of("popularity", "item-cosine", "item-cosine-recency");
    }
}
