package org.learnstream.generator;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.learnstream.generator.Draws.Purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DrawsTest {
    private static final int MANY = 200_000;

    @Test
    void shouldHaveTheMeanOfTheDistribution() {
        // when, then: the tolerance is about five standard errors
        assertThat(mean(Draws::uniform)).isCloseTo(0.5, Offset.offset(0.004));
        assertThat(mean(draws -> draws.normal(3, 2))).isCloseTo(3, Offset.offset(0.025));
        assertThat(mean(draws -> Math.log(draws.logNormal(10, 0.5)))).isCloseTo(Math.log(10), Offset.offset(0.006));
        assertThat(mean(draws -> draws.exponential(4))).isCloseTo(4, Offset.offset(0.05));
        assertThat(mean(draws -> draws.geometric(6))).isCloseTo(6, Offset.offset(0.07));
        assertThat(mean(draws -> draws.gamma(2.5))).isCloseTo(2.5, Offset.offset(0.02));
        assertThat(mean(draws -> draws.gamma(0.12))).isCloseTo(0.12, Offset.offset(0.005));
        assertThat(mean(draws -> draws.beta(2, 6))).isCloseTo(0.25, Offset.offset(0.002));
        assertThat(mean(draws -> draws.below(10))).isCloseTo(4.5, Offset.offset(0.04));
        assertThat(mean(draws -> draws.chance(0.3) ? 1 : 0)).isCloseTo(0.3, Offset.offset(0.006));
    }

    @Test
    void shouldHaveTheVarianceOfTheNormalDistribution() {
        // when
        double variance = mean(draws -> Math.pow(draws.normal(0, 2), 2));

        // then
        assertThat(variance).isCloseTo(4, Offset.offset(0.07));
    }

    @Test
    void shouldDrawSharesThatSumToOneWhenTheDistributionIsDirichlet() {
        // given
        Draws draws = Draws.of(1, Purpose.PROFILE, 1);

        // when
        double[] shares = draws.dirichlet(0.1, 25);

        // then
        assertThat(Arrays.stream(shares).sum()).isCloseTo(1, Offset.offset(1e-9));
        assertThat(shares).hasSize(25);
        assertThat(Arrays.stream(shares).max().orElseThrow()).isGreaterThan(0.2);
    }

    @Test
    void shouldDrawOtherNumbersWhenSeedPurposeOrNumberDiffer() {
        // given
        double first = Draws.of(1, Purpose.PROFILE, 1).uniform();

        // when, then
        assertThat(Draws.of(1, Purpose.PROFILE, 1).uniform()).isEqualTo(first);
        assertThat(Draws.of(2, Purpose.PROFILE, 1).uniform()).isNotEqualTo(first);
        assertThat(Draws.of(1, Purpose.BEHAVIOUR, 1).uniform()).isNotEqualTo(first);
        assertThat(Draws.of(1, Purpose.PROFILE, 2).uniform()).isNotEqualTo(first);
    }

    @Test
    void shouldChooseByWeight() {
        // given
        Draws draws = Draws.of(1, Purpose.PROFILE, 1);
        Weights weights = Weights.of(1, 0, 3);
        int[] drawn = new int[3];

        // when
        IntStream.range(0, MANY).forEach(i -> drawn[weights.draw(draws)]++);

        // then
        assertThat(drawn[1]).isZero();
        assertThat(drawn[2] / (double) MANY).isCloseTo(0.75, Offset.offset(0.005));
    }

    @Test
    void shouldRefuseWeightsThatChooseNothing() {
        assertThatThrownBy(() -> Weights.of(0, 0)).hasMessage("no weight is greater than 0");
        assertThatThrownBy(() -> Weights.of(1, -1)).hasMessage("weight 1 is -1.0, expected 0 or more");
        assertThatThrownBy(() -> Weights.of(Double.NaN)).hasMessage("weight 0 is NaN, expected 0 or more");
    }

    private static double mean(ToDoubleFunction<Draws> drawing) {
        Draws draws = Draws.of(99, Purpose.PROFILE, 7);
        return IntStream.range(0, MANY)
                .mapToDouble(i -> drawing.applyAsDouble(draws))
                .average()
                .orElseThrow();
    }
}
