package org.learnstream.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The courses most similar to one course, most similar first. */
record NeighboursBody(String courseId, @Nullable String title, List<Item> items, long modelGeneration) {
    /** One similar course, with the cosine between the affinities to both. */
    record Item(String courseId, @Nullable String title, double cosine, long commonLearners) {}
}
