package org.learnstream.domain.evaluation;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchCourseModel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class SlateMeasuresTest {
    private static final SlateMeasures MEASURES = new SlateMeasures(
            new BatchCourseModel(
                    Map.of("ann", taken("a", "b"), "bob", taken("a", "c"), "eve", taken("a"), "joe", taken("d"))),
            4);

    private static AffinityVector taken(String... courses) {
        return AffinityVector.of(List.of(courses).stream()
                .map(course -> new Affinity(course, 40, true, 0, 0))
                .toList());
    }

    @Test
    void shouldAverageOneLessTheCosineOverPairsWhenCoursesAreListed() {
        // cos(a,b) = 1 / √(3 · 1), cos(a,d) = 0, cos(b,d) = 0
        assertThat(MEASURES.diversity(List.of("a", "b", "d"))).isCloseTo(1 - 1 / Math.sqrt(3) / 3, within(1e-12));
        assertThat(MEASURES.diversity(List.of("a"))).isZero();
    }

    @Test
    void shouldAverageTheSurpriseWhenCoursesAreListed() {
        // shares 3/4, 1/4 and 1/4
        double expected = (Math.log(4.0 / 3) / Math.log(2) + 2 + 2) / 3;
        assertThat(MEASURES.novelty(List.of("a", "b", "c"))).isCloseTo(expected, within(1e-12));
        assertThat(MEASURES.novelty(List.of())).isZero();
    }
}
