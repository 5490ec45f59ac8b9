package org.learnstream.domain.recommend;

import java.util.BitSet;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class StandardisationTest {
    private static BitSet candidates(int... courses) {
        BitSet candidates = new BitSet();
        for (int course : courses) {
            candidates.set(course);
        }
        return candidates;
    }

    @Test
    void shouldMeasureMeanAndDeviationWhenAllCoursesAreCandidates() {
        // when: an odd number of courses; the last number is beyond them
        Standardisation standard = Standardisation.of(
                new double[] {2, 4, 4, 4, 5, 5, 7, 9, 5, 100}, 9, candidates(0, 1, 2, 3, 4, 5, 6, 7, 8));

        // then
        assertThat(standard.mean()).isCloseTo(5, within(1e-12));
        assertThat(standard.deviation()).isCloseTo(Math.sqrt(32.0 / 9), within(1e-12));
    }

    @Test
    void shouldLeaveOutWhatIsNoCandidateWhenSomeAreNone() {
        // when
        Standardisation standard = Standardisation.of(new double[] {1000, 1, 3, -50}, 4, candidates(1, 2));

        // then
        assertThat(standard.mean()).isCloseTo(2, within(1e-9));
        assertThat(standard.deviation()).isCloseTo(1, within(1e-9));
    }

    @Test
    void shouldHaveNoDeviationWhenAllScoresAreTheSame() {
        assertThat(Standardisation.of(new double[] {0.1, 0.1, 0.1}, 3, candidates(0, 1, 2))
                        .deviation())
                .isZero();
        assertThat(Standardisation.of(new double[] {7, 7}, 2, candidates())).isEqualTo(new Standardisation(0, 0));
    }
}
