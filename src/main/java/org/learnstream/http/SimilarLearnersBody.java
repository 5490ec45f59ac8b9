package org.learnstream.http;

import java.util.List;

/** The learners most similar to one learner, most similar first. */
record SimilarLearnersBody(String userId, List<Item> items, long modelGeneration) {
    /** One similar learner, with the cosine between the affinities of both. */
    record Item(String userId, double similarity, int commonCourses) {}
}
