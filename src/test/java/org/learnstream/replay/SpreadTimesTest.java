package org.learnstream.replay;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class SpreadTimesTest {
    @Property
    void shouldRiseStrictlyWithinTheSpanWhenThereIsJustEnoughRoom(
            @ForAll String name, @ForAll @IntRange(max = 200) int count, @ForAll @IntRange(max = 50) int room) {
        // given
        long from = 1_000;
        long to = from + count + room;

        // when
        long[] times = SpreadTimes.draw(name, count, from, to);

        // then
        assertThat(times).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(times[i]).isBetween(i == 0 ? from : times[i - 1] + 1, to - 1);
        }
    }

    @Test
    void shouldDrawTheSameTimesWhenTheNameIsTheSame() {
        // when
        long[] times = SpreadTimes.draw("U_24", 3, 0, 1_000_000);

        // then: what java.util.Random is specified to give for the hash code of the name
        assertThat(times).isEqualTo(SpreadTimes.draw("U_24", 3, 0, 1_000_000));
        assertThat(times).isNotEqualTo(SpreadTimes.draw("U_25", 3, 0, 1_000_000));
    }

    @Test
    void shouldRefuseWhenTheSpanIsTooShort() {
        // when, then
        assertThatThrownBy(() -> SpreadTimes.draw("U_24", 4, 10, 13))
                .hasMessageContaining("3 milliseconds, expected at least 4");
    }
}
