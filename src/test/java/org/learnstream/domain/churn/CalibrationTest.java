package org.learnstream.domain.churn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Isotonic regression against its definition, and the calibration and the choice that are made of past examples. */
final class CalibrationTest {
    /** The rising sequence by the max-min formula: max over i ≤ k of min over j ≥ k of the mean from i to j. */
    private static double[] naive(double[] values, double[] weights) {
        double[] fitted = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            double highest = Double.NEGATIVE_INFINITY;
            for (int i = 0; i <= k; i++) {
                double lowest = Double.POSITIVE_INFINITY;
                for (int j = k; j < values.length; j++) {
                    double sum = 0;
                    double weight = 0;
                    for (int index = i; index <= j; index++) {
                        sum += values[index] * weights[index];
                        weight += weights[index];
                    }
                    lowest = Math.min(lowest, sum / weight);
                }
                highest = Math.max(highest, lowest);
            }
            fitted[k] = highest;
        }
        return fitted;
    }

    @Property(tries = 200)
    void shouldBeTheNearestRisingSequenceWhenValuesFall(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 20) int size) {
        // given
        Random random = new Random(seed);
        double[] values = random.doubles(size).toArray();
        double[] weights = random.doubles(size, 0.1, 3).toArray();

        // when
        double[] fitted = IsotonicRegression.fit(values, weights);

        // then
        assertThat(fitted).containsExactly(naive(values, weights), within(1e-9));
    }

    @Test
    void shouldCorrectProbabilitiesWhenTheModelWasTooSure() {
        // given: of what was said, half the log odds would have been right
        Random random = new Random(3);
        LogitBins bins = LogitBins.empty();
        for (int example = 0; example < 20_000; example++) {
            double logit = 6 * random.nextDouble() - 3;
            bins = bins.plus(logit, random.nextDouble() < LogOdds.probability(logit / 2), Double.POSITIVE_INFINITY);
        }

        // when
        Calibration calibration = bins.calibration(20);

        // then
        for (double logit = -2.5; logit <= 2.5; logit += 0.5) {
            assertThat(calibration.logit(logit)).isCloseTo(logit / 2, within(0.3));
        }
        assertThat(bins.reliability())
                .hasSize(24)
                .allSatisfy(bin -> assertThat(bin.observed())
                        .isCloseTo(LogOdds.probability(LogOdds.of(bin.predicted()) / 2), within(0.08)));
    }

    @Property(tries = 50)
    void shouldKeepOrderWhenAnythingHappened(@ForAll long seed, @ForAll @IntRange(min = 0, max = 200) int examples) {
        // given
        Random random = new Random(seed);
        LogitBins bins = LogitBins.empty();
        for (int example = 0; example < examples; example++) {
            bins = bins.plus(10 * random.nextGaussian(), random.nextBoolean(), 100);
        }

        // when
        Calibration calibration = bins.calibration(1);

        // then
        double last = Double.NEGATIVE_INFINITY;
        for (double logit = -20; logit < 20; logit += 0.1) {
            assertThat(calibration.logit(logit)).isGreaterThanOrEqualTo(last);
            last = calibration.logit(logit);
        }
    }

    @Test
    void shouldLeaveProbabilitiesWhenNothingHappened() {
        assertThat(LogitBins.empty().calibration(1).logit(1.25)).isEqualTo(1.25);
        assertThat(LogitBins.empty().calibration(1).probability(0)).isEqualTo(0.5);
        assertThat(Calibration.NONE.logit(-3)).isEqualTo(-3);
    }

    @Test
    void shouldCountHalfWhenHalfLifeHasPassed() {
        // given
        LogitBins bins = LogitBins.empty().plus(0.1, true, 2);

        // when
        LogitBins later = bins.plus(-9, false, 2).plus(9, false, 2);

        // then
        assertThat(later.counts()[32]).isCloseTo(0.5, within(1e-12));
        assertThat(later.observed()[32]).isCloseTo(0.5, within(1e-12));
        assertThat(later.predicted()[32]).isCloseTo(0.5 * LogOdds.probability(0.1), within(1e-12));
        assertThat(later.counts()[0]).isCloseTo(Math.sqrt(0.5), within(1e-12));
        assertThat(later.counts()[63]).isEqualTo(1);
        assertThat(LogitBins.of(later.counts(), later.predicted(), later.observed()))
                .isEqualTo(later)
                .hasSameHashCodeAs(later);
    }

    @Test
    void shouldMeasureLossesOfTheLastExamplesMostWhenTheyDecay() {
        // when
        PrequentialLoss loss = PrequentialLoss.NONE.plus(0.8, true, 1).plus(0.8, false, 1);

        // then
        assertThat(loss.weight()).isEqualTo(1.5);
        assertThat(loss.mean()).isCloseTo(-(0.5 * Math.log(0.8) + Math.log(0.2)) / 1.5, within(1e-12));
        assertThat(PrequentialLoss.NONE.mean()).isEqualTo(Math.log(2));
        assertThat(PrequentialLoss.NONE.plus(0, true, 1).mean()).isLessThan(30);
    }

    @Test
    void shouldTakeTheModelWithTheLowestLossWhenItHasSeenEnough() {
        // given
        PrequentialLoss good = new PrequentialLoss(10, 3);
        PrequentialLoss bad = new PrequentialLoss(1000, 500);
        List<Optional<ChurnModel>> chosen = new ArrayList<>();

        // when
        chosen.add(ChurnModel.best(Map.of(ChurnModel.LOGISTIC, bad, ChurnModel.TREES, good), 0));
        chosen.add(ChurnModel.best(Map.of(ChurnModel.LOGISTIC, bad, ChurnModel.TREES, good), 100));
        chosen.add(ChurnModel.best(Map.of(ChurnModel.TREES, good), 100));
        chosen.add(ChurnModel.best(Map.of(ChurnModel.BLEND, bad, ChurnModel.TREES, bad), 0));
        chosen.add(ChurnModel.best(Map.of(), 0));

        // then
        assertThat(chosen)
                .containsExactly(
                        Optional.of(ChurnModel.TREES),
                        Optional.of(ChurnModel.LOGISTIC),
                        Optional.of(ChurnModel.TREES),
                        Optional.of(ChurnModel.TREES),
                        Optional.empty());
    }
}
