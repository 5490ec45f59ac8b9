package org.learnstream.domain.evaluation;

import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.assertj.core.util.DoubleComparator;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Measures by hand, and the areas and shares against counting all pairs and orders. */
final class BinaryMeasuresTest {
    private static final BinaryMeasures FIVE =
            BinaryMeasures.of(new double[] {0.9, 0.1, 0.6, 0.6, 0.3}, new boolean[] {true, false, true, false, true});

    @Test
    void shouldMeasureWhatCanBeCountedByHandWhenEventsAreFew() {
        assertThat(FIVE.count()).isEqualTo(5);
        assertThat(FIVE.rate()).isEqualTo(0.6);
        assertThat(FIVE.auc()).isCloseTo((2 + 1.5 + 1) / 6, within(1e-12));
        assertThat(FIVE.logLoss())
                .isCloseTo(-(2 * Math.log(0.9) + Math.log(0.6) + Math.log(0.4) + Math.log(0.3)) / 5, within(1e-12));
        assertThat(FIVE.brier()).isCloseTo((0.01 + 0.01 + 0.16 + 0.36 + 0.49) / 5, within(1e-12));
        assertThat(FIVE.precisionAtTop(0.2)).isEqualTo(1);
        assertThat(FIVE.precisionAtTop(0.4)).isEqualTo(0.75);
        assertThat(FIVE.precisionAtTop(1)).isEqualTo(0.6);
        assertThat(FIVE.reliability(2))
                .usingRecursiveFieldByFieldElementComparator(RecursiveComparisonConfiguration.builder()
                        .withComparatorForType(new DoubleComparator(1e-12), Double.class)
                        .build())
                .containsExactly(new BinaryMeasures.Bin(0.2, 0.5, 2), new BinaryMeasures.Bin(0.7, 2 / 3.0, 3));
        assertThat(FIVE.calibrationError(2)).isCloseTo((0.3 * 2 + (0.7 - 2 / 3.0) * 3) / 5, within(1e-9));
        assertThat(FIVE.curve(5))
                .startsWith(new BinaryMeasures.Point(0, 0), new BinaryMeasures.Point(0, 1 / 3.0))
                .endsWith(new BinaryMeasures.Point(1, 1));
    }

    @Property(tries = 200)
    void shouldCountPairsWhenThereAreTies(@ForAll long seed, @ForAll @IntRange(min = 2, max = 40) int size) {
        // given
        Random random = new Random(seed);
        double[] probabilities = new double[size];
        boolean[] outcomes = new boolean[size];
        for (int index = 0; index < size; index++) {
            probabilities[index] = random.nextInt(6) / 6.0;
            outcomes[index] = random.nextInt(5) < 3;
        }

        // when
        BinaryMeasures measures = BinaryMeasures.of(probabilities, outcomes);

        // then
        double pairs = 0;
        double won = 0;
        for (int one = 0; one < size; one++) {
            for (int other = 0; other < size; other++) {
                if (outcomes[one] && !outcomes[other]) {
                    pairs++;
                    won += 0.5 + Math.signum(probabilities[one] - probabilities[other]) / 2;
                }
            }
        }
        assertThat(measures.auc()).isCloseTo(won / pairs, within(1e-9));
        assertThat(areaUnder(measures.curve(1000)))
                .isCloseTo(pairs == 0 ? 0 : won / pairs, within(pairs == 0 ? 1 : 1e-9));
    }

    private static double areaUnder(List<BinaryMeasures.Point> curve) {
        double area = 0;
        for (int index = 1; index < curve.size(); index++) {
            BinaryMeasures.Point from = curve.get(index - 1);
            BinaryMeasures.Point to = curve.get(index);
            area += (to.x() - from.x()) * (to.y() + from.y()) / 2;
        }
        return area;
    }

    @Test
    void shouldHaveNoAreaWhenAllHappenedAndRefuseWhenThereIsNothing() {
        assertThat(BinaryMeasures.of(new double[] {0.5, 1}, new boolean[] {true, true})
                        .auc())
                .isNaN();
        assertThat(BinaryMeasures.of(new double[] {0}, new boolean[] {true}).logLoss())
                .isCloseTo(-Math.log(1e-12), within(1e-9));
        assertThatThrownBy(() -> BinaryMeasures.of(new double[0], new boolean[0]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BinaryMeasures.of(new double[1], new boolean[2]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
