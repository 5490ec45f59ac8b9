package org.learnstream.http;

import java.time.InstantSource;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.metrics.Metrics;
import org.learnstream.query.IntakeCounts;
import org.learnstream.query.KnowledgeSource;
import org.learnstream.query.LearnerReads;
import org.learnstream.query.LocalReads;
import org.learnstream.query.StatusSource;

/**
 * All that the endpoints read.
 *
 * @param learners what is published of learners, wherever it is held
 * @param local what this instance itself holds of learners, for the other instances
 * @param courses the course model and the catalogue
 * @param bandit what is believed of the recommenders that compete for slots
 * @param operations what operators watch
 */
public record Ports(
        LearnerReads learners, LocalReads local, Courses courses, SlotPolicies bandit, Operations operations) {
    /** What is known of courses in this process. */
    public record Courses(KnowledgeSource knowledge, Catalogue catalogue, Choice choice) {}

    /**
     * How learners are scored afresh when a published slate does not do.
     *
     * @param options how recommenders go about it
     * @param recommender name of the one that is asked unless the request names another
     * @param clock tells now
     */
    public record Choice(RecommendOptions options, String recommender, InstantSource clock) {}

    /** What operators watch. */
    public record Operations(StatusSource status, IntakeCounts intake, Metrics metrics) {}
}
