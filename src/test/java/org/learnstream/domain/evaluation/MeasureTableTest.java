package org.learnstream.domain.evaluation;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class MeasureTableTest {
    @Test
    void shouldAverageEachMeasureWhenRowsAreFilled() {
        // given
        MeasureTable table = new MeasureTable(List.of("hit", "gain"), 4);
        table.set(0, 1, 0.5);
        table.set(2, 1, 0.25);

        // when, then
        assertThat(table.means()).containsEntry("hit", 0.5).containsEntry("gain", 0.1875);
        assertThat(table.means().keySet()).containsExactly("hit", "gain");
    }

    @Test
    void shouldEncloseTheMeanAsWideAsItsStandardErrorWhenResampled() {
        // given: coins with mean 0.3 and standard error √(0.3 · 0.7 / 2000)
        int learners = 2_000;
        MeasureTable table = new MeasureTable(List.of("coin"), learners);
        SplittableRandom random = new SplittableRandom(3);
        for (int learner = 0; learner < learners; learner++) {
            table.set(learner, random.nextDouble() < 0.3 ? 1 : 0);
        }
        double mean = table.means().values().iterator().next();
        double error = Math.sqrt(mean * (1 - mean) / learners);

        // when
        Interval interval = table.intervals(0.95, 1_000, 5).values().iterator().next();

        // then
        assertThat(interval.low()).isCloseTo(mean - 1.96 * error, within(0.2 * error));
        assertThat(interval.high()).isCloseTo(mean + 1.96 * error, within(0.2 * error));
        assertThat(table.intervals(0.95, 1_000, 5).values()).containsExactly(interval);
    }

    @Test
    void shouldMeasureNothingAsZeroWhenThereAreNoLearners() {
        // given
        MeasureTable table = new MeasureTable(List.of("hit"), 0);

        // when, then
        assertThat(table.means()).containsEntry("hit", 0.0);
        assertThat(table.intervals(0.95, 10, 1)).containsEntry("hit", new Interval(0, 0));
    }

    @Test
    void shouldSayWhatIsExpectedWhenARowHasTooFewValues() {
        assertThatThrownBy(() -> new MeasureTable(List.of("hit", "gain"), 1).set(0, 1))
                .hasMessageContaining("1 values")
                .hasMessageContaining("gain");
    }
}
