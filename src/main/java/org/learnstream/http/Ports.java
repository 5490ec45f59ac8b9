package org.learnstream.http;

import java.time.Duration;
import java.time.InstantSource;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.catalog.Catalogue;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.metrics.Metrics;
import org.learnstream.privacy.ErasureDesk;
import org.learnstream.query.ChurnAlerts;
import org.learnstream.query.ChurnOutlook;
import org.learnstream.query.ChurnSource;
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
 * @param churn who falls silent
 * @param bandit what is believed of the recommenders that compete for slots
 * @param operations what operators watch
 * @param privacy what only operators may do
 */
public record Ports(
        LearnerReads learners,
        LocalReads local,
        Courses courses,
        Churn churn,
        SlotPolicies bandit,
        Operations operations,
        Privacy privacy) {
    /** What is known of courses in this process. */
    public record Courses(KnowledgeSource knowledge, Catalogue catalogue, Choice choice) {}

    /**
     * How learners are answered.
     *
     * @param options how recommenders go about it
     * @param recommender name of the one that is asked unless the request names another
     * @param rememberedSlates how many published slates to remember as they were answered
     * @param clock tells now
     */
    public record Choice(RecommendOptions options, String recommender, int rememberedSlates, InstantSource clock) {}

    /**
     * Who falls silent.
     *
     * @param alerts those who did, and who returned
     * @param outlook who will stay away
     * @param models the models of who stays away
     * @param horizonDays what they foretell: that the learner does nothing for so many days
     * @param heartBeat how often a stream of alerts shows that it is alive
     * @param clock tells now
     */
    public record Churn(
            ChurnAlerts alerts,
            ChurnSource models,
            int horizonDays,
            ChurnOutlook outlook,
            Duration heartBeat,
            InstantSource clock) {
        /** How often a stream shows that it is alive: more often than proxies close idle connections. */
        public static final Duration HEART_BEAT = Duration.ofSeconds(15);
    }

    /**
     * What only operators may do.
     *
     * @param operator tells operators from others
     * @param erasures where learners are erased
     */
    public record Privacy(Operator operator, ErasureDesk erasures) {}

    /** What operators watch. */
    public record Operations(StatusSource status, IntakeCounts intake, Metrics metrics) {}
}
