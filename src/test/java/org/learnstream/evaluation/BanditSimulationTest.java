package org.learnstream.evaluation;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.bandit.BanditOptions;
import org.learnstream.domain.bandit.Rewards;

import static org.assertj.core.api.Assertions.assertThat;

final class BanditSimulationTest {
    private static final int IMPRESSIONS = 20_000;

    private static BanditSimulation.Settings settings(String halfLife) {
        return new BanditSimulation.Settings(
                new BanditOptions(List.of("a", "b", "c", "d", "e"), 0.02, Duration.parse(halfLife), new Rewards(1, 1)),
                Duration.ofHours(1),
                Duration.ofMinutes(30),
                IMPRESSIONS);
    }

    private static BanditScenario.Outcome run(BanditScenario scenario, String halfLife) {
        return scenario.run(settings(halfLife), List.of(1L, 2L, 3L, 4L, 5L, 6L, 7L));
    }

    @Test
    void shouldMissUnderFourTenthsOfUniformChoiceAndGrowSlowerThanLinearlyWhenRatesAreRealistic() {
        BanditScenario.Outcome outcome = run(BanditScenario.of("realistic", 5, 0.02, 0.06, false), "P7D");

        assertThat(outcome.median(RegretCurve::ratio)).isLessThan(0.4);
        assertThat(outcome.median(RegretCurve::exponent)).isLessThan(0.9);
        assertThat(outcome.median(RegretCurve::lastUniform)).isBetween(399.0, 401.0);
    }

    @Test
    void shouldMissUnderATenthOfUniformChoiceWhenArmsAreEasyToTellApart() {
        BanditScenario.Outcome outcome = run(BanditScenario.of("easy", 5, 0.1, 0.5, false), "P7D");

        assertThat(outcome.median(RegretCurve::ratio)).isLessThan(0.1);
        assertThat(outcome.median(RegretCurve::exponent)).isLessThan(0.8);
    }

    @Test
    void shouldEarnMoreThanTheBestFixedArmAndThanWithoutDiscountingWhenTheBestArmChanges() {
        BanditScenario scenario = BanditScenario.of("changing", 5, 0.1, 0.5, true);

        BanditScenario.Outcome discounted = run(scenario, "P7D");
        BanditScenario.Outcome undiscounted = run(scenario, "P3650D");

        assertThat(discounted.median(RegretCurve::lastFixed)).isNegative();
        assertThat(discounted.median(RegretCurve::lastBandit))
                .isLessThan(0.5 * undiscounted.median(RegretCurve::lastBandit));
        assertThat(discounted.median(RegretCurve::ratio)).isLessThan(0.35);
    }

    @Test
    void shouldGiveTheSameCurveWhenTheSeedIsTheSame() {
        BanditScenario scenario = BanditScenario.of("realistic", 5, 0.02, 0.06, false);

        assertThat(scenario.run(settings("P7D"), List.of(3L)).curves())
                .isEqualTo(scenario.run(settings("P7D"), List.of(3L)).curves());
    }
}
