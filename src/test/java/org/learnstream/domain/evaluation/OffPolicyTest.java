package org.learnstream.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class OffPolicyTest {
    private static final List<String> ARMS = List.of("a", "b", "c");

    /** True rates by arm of learners of two kinds; the kinds are shown other arms, and click more or less at all. */
    private static final double[][] RATES = {{0.10, 0.20, 0.05}, {0.30, 0.25, 0.40}};

    private static final double[][] PROPENSITIES = {{0.8, 0.15, 0.05}, {0.2, 0.1, 0.7}};

    private static List<OffPolicy.Slot> log(long seed, int learners) {
        SplittableRandom random = new SplittableRandom(seed);
        List<OffPolicy.Slot> slots = new ArrayList<>();
        for (int learner = 0; learner < learners; learner++) {
            int kind = random.nextInt(2);
            // Learners differ in how much they click, so that their slots depend on each other.
            double mood = random.nextBoolean() ? 0.5 : 1.5;
            for (int slot = 1 + random.nextInt(5); slot > 0; slot--) {
                int arm = draw(random, PROPENSITIES[kind]);
                double reward = random.nextDouble() < mood * RATES[kind][arm] ? 1 : 0;
                slots.add(new OffPolicy.Slot("u" + learner, ARMS.get(arm), PROPENSITIES[kind][arm], reward));
            }
        }
        return slots;
    }

    private static int draw(SplittableRandom random, double[] probabilities) {
        double number = random.nextDouble();
        int arm = 0;
        while (arm < probabilities.length - 1 && number >= probabilities[arm]) {
            number -= probabilities[arm++];
        }
        return arm;
    }

    private static double truth(String policy) {
        double sum = 0;
        for (int kind = 0; kind < 2; kind++) {
            for (int arm = 0; arm < 3; arm++) {
                double share = policy.equals("uniform")
                        ? 1.0 / 3
                        : policy.equals("logged")
                                ? PROPENSITIES[kind][arm]
                                : ARMS.get(arm).equals(policy) ? 1 : 0;
                sum += share * RATES[kind][arm] / 2;
            }
        }
        return sum;
    }

    @Test
    void shouldCoverTheTruthAboutAsOftenAsPromised() {
        // given
        int worlds = 400;
        Map<String, int[]> covered = new java.util.TreeMap<>();

        // when
        for (int world = 0; world < worlds; world++) {
            for (OffPolicy.Estimate estimate : new OffPolicy(log(world, 1_000)).estimates()) {
                int[] counts = covered.computeIfAbsent(estimate.policy(), unseen -> new int[2]);
                counts[0] += covers(estimate.ips(), truth(estimate.policy()));
                counts[1] += covers(estimate.snips(), truth(estimate.policy()));
            }
        }

        // then
        assertThat(covered).containsOnlyKeys("a", "b", "c", "uniform", "logged");
        covered.forEach((policy, counts) -> {
            assertThat((double) counts[0] / worlds).as("IPS of " + policy).isBetween(0.90, 0.98);
            assertThat((double) counts[1] / worlds).as("SNIPS of " + policy).isBetween(0.90, 0.98);
        });
    }

    private static int covers(OffPolicy.Interval interval, double truth) {
        return interval.lower() <= truth && truth <= interval.upper() ? 1 : 0;
    }

    @Test
    void shouldComeCloseToTheTruthWhenTheLogIsLong() {
        // when
        List<OffPolicy.Estimate> estimates = new OffPolicy(log(1, 100_000)).estimates();

        // then
        assertThat(estimates).allSatisfy(estimate -> {
            assertThat(estimate.ips().value()).isEqualTo(truth(estimate.policy()), within(0.01));
            assertThat(estimate.snips().value()).isEqualTo(truth(estimate.policy()), within(0.01));
            assertThat(estimate.meanWeight()).isEqualTo(1, within(0.05));
            assertThat(estimate.warnings()).isEmpty();
        });
    }

    @Test
    void shouldEqualTheFormulasWhenWorkedOutByHand() {
        // given
        List<OffPolicy.Slot> slots = List.of(
                new OffPolicy.Slot("u", "a", 0.5, 1),
                new OffPolicy.Slot("v", "b", 0.25, 0.25),
                new OffPolicy.Slot("v", "a", 0.75, 0));

        // when
        OffPolicy.Estimate estimate = new OffPolicy(slots).estimate("half", arm -> 0.5);

        // then
        double third = 0.5 / 0.75;
        assertThat(estimate.ips().value()).isEqualTo((1 + 2 * 0.25) / 3, within(1e-12));
        assertThat(estimate.snips().value()).isEqualTo(1.5 / (3 + third), within(1e-12));
        assertThat(estimate.effectiveSize())
                .isEqualTo((3 + third) * (3 + third) / (1 + 4 + third * third), within(1e-12));
        double deviation = Math.sqrt(2 * (square(1 - 0.5) + square(0.5 - 1)) / 9);
        assertThat(estimate.ips().upper() - estimate.ips().value()).isEqualTo(1.959964 * deviation, within(1e-6));
    }

    @Test
    void shouldWarnWhenThePropensitiesDoNotSupportThePolicy() {
        // given
        Function<Double, List<OffPolicy.Slot>> claimed = propensity -> log(3, 5_000).stream()
                .map(slot -> new OffPolicy.Slot(slot.learnerId(), slot.arm(), propensity, slot.reward()))
                .toList();

        // then
        assertThat(new OffPolicy(claimed.apply(1.0))
                        .estimate("a", arm -> arm.equals("a") ? 1 : 0)
                        .warnings())
                .anyMatch(warning -> warning.contains("propensities"));
        assertThat(new OffPolicy(claimed.apply(0.5))
                        .estimate("d", arm -> arm.equals("d") ? 1 : 0)
                        .warnings())
                .anyMatch(warning -> warning.contains("few effective slots"));
    }

    @Test
    void shouldRefuseAPropensityThatIsNone() {
        assertThatThrownBy(() -> new OffPolicy.Slot("u", "a", 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static double square(double value) {
        return value * value;
    }
}
