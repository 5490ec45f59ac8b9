package org.learnstream.http;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import org.learnstream.domain.bandit.ArmBelief;
import org.learnstream.domain.bandit.ArmCounts;
import org.learnstream.domain.bandit.ArmStatistics;
import org.learnstream.domain.bandit.BanditOptions;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.http.Problem.Kind;
import org.learnstream.model.LiveKnowledge;
import org.learnstream.query.KnowledgeSource;

/** Answers how the recommenders that compete for slots do. */
final class BanditHandlers {
    private static final double LOWER = 0.025;
    private static final double UPPER = 0.975;

    private final KnowledgeSource knowledge;
    private final SlotPolicies policies;
    private final InstantSource clock = InstantSource.system();

    BanditHandlers(KnowledgeSource knowledge, SlotPolicies policies) {
        this.knowledge = knowledge;
        this.policies = policies;
    }

    /** {@code GET /v1/bandit}. */
    Future<Reply> bandit(Request request) {
        ArmStatistics statistics = knowledge
                .knowledge()
                .map(LiveKnowledge::arms)
                .orElseThrow(() -> new ProblemException(Kind.NOT_READY, "the bandit's counts are not restored yet"));
        BanditOptions options = policies.options();
        long now = clock.millis();
        return Future.succeededFuture(Reply.json(new BanditBody(
                options.arms(),
                options.exploration(),
                options.halfLife().toString(),
                options.rewards().click(),
                options.rewards().enrolment(),
                Arrays.stream(Segment.values())
                        .map(segment -> segment(statistics, segment, now))
                        .toList())));
    }

    private BanditBody.Segment segment(ArmStatistics statistics, Segment segment, long now) {
        List<BanditBody.Arm> arms = policies.beliefs(statistics, segment, now).stream()
                .map(BanditHandlers::arm)
                .toList();
        return new BanditBody.Segment(
                segment.label(), policies.policy(statistics, segment, now).generation(), arms);
    }

    private static BanditBody.Arm arm(ArmBelief belief) {
        ArmCounts counts = belief.counts();
        return new BanditBody.Arm(
                belief.arm(),
                counts.all().trials(),
                counts.all().clicks() + counts.all().enrolments(),
                counts.all().enrolments(),
                belief.discounted().trials(),
                belief.discounted().successes(),
                belief.belief().mean(),
                belief.belief().quantile(LOWER),
                belief.belief().quantile(UPPER),
                belief.share(),
                counts.lastTime() == 0 ? null : counts.lastTime());
    }
}
