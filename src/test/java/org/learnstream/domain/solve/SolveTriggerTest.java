package org.learnstream.domain.solve;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

final class SolveTriggerTest {
    private static final SolveTrigger TRIGGER = new SolveTrigger(0.1, 1_000, 10_000);
    private static final SolveTrigger.Last LAST = new SolveTrigger.Last(50_000, 700, 100);

    @Test
    void shouldBeDueFirstWhenThereIsAnybodyToLearnFrom() {
        assertThat(TRIGGER.isDueFirst(0)).isFalse();
        assertThat(TRIGGER.isDueFirst(1)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "51000, 720, true, a tenth of 200 learners changed and the shortest time is over",
        "50999, 720, false, the shortest time is not over",
        "51000, 719, false, less than a tenth changed",
        "60000, 701, true, anything changed and the longest time is over",
        "59999, 701, false, the longest time is not over",
        "99999, 700, false, nothing changed",
        "51000, 3, true, the affinities were made anew",
    })
    void shouldBeDueWhenEnoughChangedOrTimePassed(long now, long vectors, boolean due, String why) {
        assertThat(TRIGGER.isDue(LAST, now, 200, vectors)).as(why).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "52699, 701, false, nine times the 300 ms that it took are not over",
        "52700, 720, true, they are over and enough changed",
        "60000, 701, true, the longest time is over",
    })
    void shouldRestInProportionWhenSolvingTookLong(long now, long vectors, boolean due, String why) {
        // given
        SolveTrigger.Last dear = new SolveTrigger.Last(50_000, 700, 300);

        // then
        assertThat(TRIGGER.isDue(dear, now, 200, vectors)).as(why).isEqualTo(due);
    }
}
