package org.learnstream.domain.bandit;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class BestArmTest {
    @Test
    void shouldEqualTheClosedFormWhenTwoArmsCompete() {
        int[][] cases = {{1, 1, 1, 1}, {1, 19, 1, 19}, {3, 40, 5, 38}, {60, 940, 50, 950}, {1, 19, 300, 5_000}};
        for (int[] one : cases) {
            // when
            double[] found =
                    BestArm.probabilities(List.of(new BetaBelief(one[0], one[1]), new BetaBelief(one[2], one[3])));

            // then
            assertThat(found[1]).as(Arrays.toString(one)).isEqualTo(secondWins(one), within(1e-5));
            assertThat(found[0] + found[1]).isEqualTo(1, within(1e-12));
        }
    }

    @Test
    void shouldEqualARiemannSumWhenFiveArmsCompete() {
        // given
        List<BetaBelief> beliefs = List.of(
                new BetaBelief(1, 19),
                new BetaBelief(4.25, 100.5),
                new BetaBelief(30.75, 500),
                new BetaBelief(9, 230.25),
                new BetaBelief(2, 30));

        // when
        double[] found = BestArm.probabilities(beliefs);

        // then
        double[] expected = riemann(beliefs, 400_000);
        for (int arm = 0; arm < expected.length; arm++) {
            assertThat(found[arm]).isEqualTo(expected[arm], within(1e-5));
        }
    }

    @Test
    void shouldTreatEqualBeliefsEqually() {
        // when
        double[] found =
                BestArm.probabilities(List.of(new BetaBelief(7, 90), new BetaBelief(7, 90), new BetaBelief(7, 90)));

        // then
        assertThat(found).containsExactly(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, within(1e-12));
    }

    @Test
    void shouldBeCertainWhenMillionsOfSlotsTellTheArmsApart() {
        // when
        double[] found = BestArm.probabilities(
                List.of(new BetaBelief(50_000, 950_000), new BetaBelief(52_000, 948_000), new BetaBelief(1, 999_999)));

        // then
        assertThat(found).containsExactly(new double[] {0, 1, 0}, within(1e-9));
    }

    /** P(second > first) for whole numbers; Miller (2015), Formulas for Bayesian A/B testing. */
    private static double secondWins(int[] parameters) {
        double sum = 0;
        for (int i = 0; i < parameters[2]; i++) {
            sum += Math.exp(logBeta(parameters[0] + i, parameters[1] + parameters[3])
                    - Math.log(parameters[3] + i)
                    - logBeta(1 + i, parameters[3])
                    - logBeta(parameters[0], parameters[1]));
        }
        return sum;
    }

    private static double logBeta(int a, int b) {
        return logFactorial(a - 1) + logFactorial(b - 1) - logFactorial(a + b - 1);
    }

    private static double logFactorial(int n) {
        double sum = 0;
        for (int k = 2; k <= n; k++) {
            sum += Math.log(k);
        }
        return sum;
    }

    private static double[] riemann(List<BetaBelief> beliefs, int cells) {
        double[][] density = new double[beliefs.size()][cells];
        for (int arm = 0; arm < density.length; arm++) {
            double sum = 0;
            for (int cell = 0; cell < cells; cell++) {
                density[arm][cell] = beliefs.get(arm).density((cell + 0.5) / cells);
                sum += density[arm][cell];
            }
            for (int cell = 0; cell < cells; cell++) {
                density[arm][cell] /= sum;
            }
        }
        double[] result = new double[beliefs.size()];
        double[] below = new double[beliefs.size()];
        for (int cell = 0; cell < cells; cell++) {
            for (int arm = 0; arm < result.length; arm++) {
                double product = density[arm][cell];
                for (int other = 0; other < result.length; other++) {
                    product *= other == arm ? 1 : below[other] + density[other][cell] / 2;
                }
                result[arm] += product;
            }
            for (int arm = 0; arm < result.length; arm++) {
                below[arm] += density[arm][cell];
            }
        }
        return result;
    }
}
