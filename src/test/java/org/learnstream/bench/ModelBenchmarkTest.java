package org.learnstream.bench;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.model.ModelOptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class ModelBenchmarkTest {
    private static final ModelScenario SMALL = new ModelScenario(40, 30, 5, 7);

    @ParameterizedTest
    @EnumSource
    void shouldMeasureEverythingWhenRun(CourseChoice choice) {
        // given
        AtomicInteger steps = new AtomicInteger();
        ModelBenchmark benchmark = new ModelBenchmark(SMALL, ModelOptions.DEFAULT, choice, steps::incrementAndGet);

        // when
        Map<String, Double> figures = benchmark.run();

        // then
        assertThat(steps).hasValue(ModelBenchmark.steps());
        assertThat(figures)
                .containsKeys("build: seconds", "add a course: p50, ns", "top 50, item-cosine-recency: p99, µs");
        assertThat(figures.get("memory: model, MB")).isPositive();
        assertThat(figures.get("memory: bytes per such pair")).isPositive();
    }

    @ParameterizedTest
    @EnumSource
    void shouldAddOneNewestCourseWhenVectorGetsLonger(CourseChoice choice) {
        // given
        BenchCampus campus = new BenchCampus(SMALL, choice);

        // when
        AffinityVector longer = campus.longerVector(3);

        // then
        AffinityVector vector = campus.vector(3);
        assertThat(longer.entries().subList(1, 6)).isEqualTo(vector.entries());
        assertThat(longer.entries()).extracting(Affinity::courseId).hasSize(6).doesNotHaveDuplicates();
    }

    @Test
    void shouldRefuseScenarioWhenCoursesDoNotSuffice() {
        assertThatThrownBy(() -> new ModelScenario(10, 20, 20, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("courses is 20");
    }
}
