package org.learnstream.domain.bandit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class BetaBeliefTest {
    @Test
    void shouldEqualTheClosedFormOfTheQuantilesWhenAlphaIsOne() {
        for (int beta : new int[] {1, 19, 400, 100_000}) {
            for (double probability : new double[] {0.025, 0.5, 0.975}) {
                // when
                double found = new BetaBelief(1, beta).quantile(probability);

                // then
                double expected = 1 - Math.pow(1 - probability, 1.0 / beta);
                assertThat(found).isEqualTo(expected, within(0.002 / beta));
            }
        }
    }

    @Test
    void shouldBeSymmetricWhenTheParametersAreExchanged() {
        // given
        BetaBelief belief = new BetaBelief(12.5, 80);

        // when
        double mirrored = 1 - new BetaBelief(80, 12.5).quantile(0.975);

        // then
        assertThat(belief.quantile(0.025)).isEqualTo(mirrored, within(1e-6));
        assertThat(belief.mean()).isEqualTo(12.5 / 92.5);
    }

    @Test
    void shouldRefuseParametersBelowOne() {
        assertThatThrownBy(() -> new BetaBelief(0.5, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
