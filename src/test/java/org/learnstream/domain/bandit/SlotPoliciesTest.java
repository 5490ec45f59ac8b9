package org.learnstream.domain.bandit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class SlotPoliciesTest {
    private static final long NOW = 1_700_000_000_000L;
    private static final Duration HALF_LIFE = Duration.ofDays(7);
    private static final double FLOOR = 0.03 / 3;

    private final SlotPolicies policies = new SlotPolicies(
            new BanditOptions(List.of("first", "second", "third"), 0.03, HALF_LIFE, new Rewards(0.5, 1)));
    private final Known known = new Known();

    /** Statistics that a test writes. */
    private static final class Known implements ArmStatistics {
        private final Map<String, ArmCounts> counts = new HashMap<>();
        private long version;

        void add(String arm, Response outcome, int count, long time) {
            ArmCounts before = counts(Segment.SHORT, arm);
            counts.put(arm, before.plus(new ArmChange(arm, time, outcome, count)));
            version++;
        }

        @Override
        public ArmCounts counts(Segment segment, String arm) {
            ArmCounts none = ArmCounts.none(ArmCounts.widthFor(HALF_LIFE.toMillis()));
            return segment == Segment.SHORT ? counts.getOrDefault(arm, none) : none;
        }

        @Override
        public Set<String> arms() {
            return counts.keySet();
        }

        @Override
        public long version() {
            return version;
        }
    }

    private SlotPolicy policy() {
        return policies.policy(known, Segment.SHORT, NOW);
    }

    @Test
    void shouldGiveTheFavouriteAllButTheFloorWhenNothingIsKnown() {
        // when
        SlotPolicy policy = policy();

        // then
        assertThat(policy.probability(0)).isEqualTo(0.97 + FLOOR, within(1e-12));
        assertThat(policy.probability(1)).isEqualTo(FLOOR, within(1e-12));
        assertThat(policy.probability(2)).isEqualTo(FLOOR, within(1e-12));
    }

    @Test
    void shouldGiveTheBestArmAllButTheFloorWhenTheEvidenceIsClear() {
        // given
        known.add("first", Response.IMPRESSION, 5_000, NOW);
        known.add("first", Response.CLICK, 100, NOW);
        known.add("third", Response.IMPRESSION, 5_000, NOW);
        known.add("third", Response.CLICK, 900, NOW);
        known.add("second", Response.IMPRESSION, 5_000, NOW);

        // when
        SlotPolicy policy = policy();

        // then
        assertThat(policy.probability(2)).isEqualTo(0.97 + FLOOR, within(1e-12));
        assertThat(policy.probability(0)).isEqualTo(FLOOR, within(1e-12));
        assertThat(policies.policy(known, Segment.LONG, NOW).probability(0)).isEqualTo(0.97 + FLOOR, within(1e-12));
    }

    @Test
    void shouldForgetWhenManyHalfLivesPass() {
        // given
        known.add("second", Response.ENROLMENT, 4_000, NOW - HALF_LIFE.toMillis() * 9);
        known.add("first", Response.IMPRESSION, 4_000, NOW - HALF_LIFE.toMillis() * 9);
        double then = policies.policy(known, Segment.SHORT, NOW - HALF_LIFE.toMillis() * 9)
                .probability(1);

        // when
        double now = policy().probability(1);

        // then
        assertThat(then).isGreaterThan(0.9);
        assertThat(now).isLessThan(0.3);
    }

    @Test
    void shouldHalveTheEvidenceWhenAHalfLifePasses() {
        // given
        known.add("first", Response.IMPRESSION, 600, NOW - HALF_LIFE.toMillis());
        known.add("first", Response.CLICK, 400, NOW - HALF_LIFE.toMillis());

        // when
        ArmBelief belief = policies.beliefs(known, Segment.SHORT, NOW).get(0);

        // then
        assertThat(belief.discounted().trials()).isEqualTo(500, within(1e-9));
        assertThat(belief.discounted().successes()).isEqualTo(100, within(1e-9));
        double rate = 101 / 520.0;
        assertThat(belief.belief().alpha()).isEqualTo(20 * rate + 100, within(1e-9));
        assertThat(belief.belief().beta()).isEqualTo(20 * (1 - rate) + 400, within(1e-9));
        ArmBelief unshown = policies.beliefs(known, Segment.SHORT, NOW).get(1);
        assertThat(unshown.belief().mean()).isEqualTo(rate, within(1e-9));
        assertThat(belief.counts().all()).isEqualTo(new Outcomes(600, 400, 0));
    }

    @Test
    void shouldDrawEachArmAsOftenAsItsProbabilitySays() {
        // given
        known.add("second", Response.IMPRESSION, 95, NOW);
        known.add("second", Response.CLICK, 8, NOW);
        known.add("first", Response.IMPRESSION, 95, NOW);
        known.add("first", Response.CLICK, 8, NOW);
        SlotPolicy policy = policy();
        int[] drawn = new int[3];
        int learners = 4_000;

        // when
        for (int learner = 0; learner < learners; learner++) {
            for (int slot = 0; slot < 50; slot++) {
                drawn[policy.draw("u" + learner, slot)]++;
            }
        }

        // then
        for (int arm = 0; arm < 3; arm++) {
            double p = policy.probability(arm);
            double deviation = Math.sqrt(p * (1 - p) / (learners * 50));
            assertThat((double) drawn[arm] / (learners * 50)).isEqualTo(p, within(4 * deviation));
        }
        assertThat(policy.probability(1)).isBetween(0.1, 0.9);
    }

    @Test
    void shouldKeepMostDrawsWhenTheProbabilitiesMoveALittle() {
        // given
        known.add("second", Response.IMPRESSION, 600, NOW);
        known.add("first", Response.IMPRESSION, 600, NOW);
        SlotPolicy before = policy();
        known.add("first", Response.CLICK, 4, NOW);

        // when
        SlotPolicy after = policy();

        // then
        double moved = 0;
        for (int arm = 0; arm < 3; arm++) {
            moved += Math.abs(after.probability(arm) - before.probability(arm));
        }
        int changed = 0;
        for (int slot = 0; slot < 10_000; slot++) {
            changed += before.draw("u", slot) == after.draw("u", slot) ? 0 : 1;
        }
        assertThat(after.generation()).isEqualTo(before.generation());
        assertThat(changed / 10_000.0).isLessThanOrEqualTo(moved + 0.02);
        assertThat(moved).isPositive();
    }

    @Test
    void shouldWorkAPolicyOutOnceForEachVersion() {
        SlotPolicy first = policy();

        assertThat(policy()).isSameAs(first);
        known.add("first", Response.CLICK, 1, NOW);
        assertThat(policy()).isNotSameAs(first);
    }

    @Test
    void shouldRoundToWholeStepsWhoseSumIsOne() {
        double[] rounded = SlotPolicies.rounded(new double[] {0.5, 0.33, 0.165, 0.005});

        assertThat(rounded).containsExactly(16 / 32.0, 11 / 32.0, 5 / 32.0, 0);
    }
}
