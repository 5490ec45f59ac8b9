package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.bandit.SlotPolicy;
import org.learnstream.domain.trend.Cell;

/**
 * Fills slates slot by slot: the bandit draws the arm of each slot, and the slot gets that arm's best course that is not
 * on the slate yet. Only arms that are drawn are asked. A learner without a history whose demographic cell is known gets
 * what is trending in the cell: nothing else tells learners without a history apart. Safe to use from any thread.
 */
public final class CompetingArms {
    private final List<ScoredRecommender> arms;
    private final ScoredRecommender newcomers;
    private final SlotPolicies policies;

    CompetingArms(List<ScoredRecommender> arms, ScoredRecommender newcomers, SlotPolicies policies) {
        this.arms = List.copyOf(arms);
        this.newcomers = newcomers;
        this.policies = policies;
    }

    /** Returns the slate of the request's learner, best slot first; shorter than asked for when candidates run out. */
    public List<Slot> slate(RecommendationRequest request) {
        if (request.learner().newcomer()
                && !Cell.of(request.learner().demographics()).equals(List.of(Cell.WHOLE))) {
            return newcomers.recommend(request).stream()
                    .map(recommendation -> new Slot(recommendation, newcomers.name(), 1))
                    .toList();
        }
        SlotPolicy policy = policies.policy(
                request.knowledge().arms(), Segment.of(request.learner().affinities()), request.now());
        int[] drawn = draw(policy, request);
        List<List<Recommendation>> rankings = rank(request, drawn);
        int[] next = new int[arms.size()];
        Set<String> shown = new HashSet<>();
        List<Slot> slate = new ArrayList<>(drawn.length);
        for (int arm : drawn) {
            List<Recommendation> ranking = rankings.get(arm);
            while (next[arm] < ranking.size()
                    && shown.contains(ranking.get(next[arm]).courseId())) {
                next[arm]++;
            }
            if (next[arm] == ranking.size()) {
                // Every arm ranks all candidates, so none are left.
                break;
            }
            Recommendation chosen = ranking.get(next[arm]++);
            shown.add(chosen.courseId());
            slate.add(new Slot(chosen, policy.arms().get(arm), policy.probability(arm)));
        }
        return slate;
    }

    private static int[] draw(SlotPolicy policy, RecommendationRequest request) {
        int[] drawn = new int[request.limit()];
        for (int slot = 0; slot < drawn.length; slot++) {
            drawn[slot] = policy.draw(request.learner().learnerId(), slot);
        }
        return drawn;
    }

    /** Returns each arm's ranking, as deep as its last slot: those before may all show its courses. */
    private List<List<Recommendation>> rank(RecommendationRequest request, int[] drawn) {
        int[] depths = new int[arms.size()];
        for (int slot = 0; slot < drawn.length; slot++) {
            depths[drawn[slot]] = slot + 1;
        }
        Scoring scoring = Scoring.of(request);
        List<List<Recommendation>> rankings = new ArrayList<>(arms.size());
        for (int arm = 0; arm < depths.length; arm++) {
            rankings.add(depths[arm] == 0 ? List.of() : arms.get(arm).recommend(scoring, depths[arm]));
        }
        return rankings;
    }
}
