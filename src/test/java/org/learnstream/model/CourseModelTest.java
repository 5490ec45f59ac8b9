package org.learnstream.model;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.similarity.Neighbour;
import org.learnstream.domain.similarity.PopularCourse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class CourseModelTest {
    private final CourseModel model = new CourseModel(ModelOptions.DEFAULT);

    @Test
    void shouldKnowNothingWhenNew() {
        // when
        List<PopularCourse> popular = model.popular(10);

        // then
        assertThat(popular).isEmpty();
        assertThat(model.courses()).isZero();
        assertThat(model.learners()).isZero();
        assertThat(model.ordinal("algebra")).isEqualTo(-1);
        assertThat(model.neighbours("algebra", 10)).isEmpty();
        assertThat(model.generation()).isZero();
    }

    @Test
    void shouldRelateCoursesWhenLearnerTookBoth() {
        // when
        boolean changed = model.apply("ada", Vectors.taken(40, "biology", "algebra"));

        // then
        assertThat(changed).isTrue();
        assertThat(model.neighbours("algebra", 10)).containsExactly(new Neighbour("biology", 1, 1));
        assertThat(model.norm(model.ordinal("algebra"))).isEqualTo(40);
        assertThat(model.squaredNorm(model.ordinal("algebra"))).isEqualTo(1600);
    }

    @Test
    void shouldReportChangeWhenOnlyOrderDiffers() {
        // given
        model.apply("ada", Vectors.taken(40, "biology", "algebra"));
        List<Neighbour> before = model.neighbours("algebra", 10);

        // when
        boolean changed = model.apply("ada", Vectors.taken(40, "algebra", "biology"));

        // then
        assertThat(changed).isTrue();
        assertThat(model.neighbours("algebra", 10)).isEqualTo(before);
    }

    @Test
    void shouldCountAffinityOfZeroLikeNoneWhenPurchaseWasReturned() {
        // given
        model.apply("ada", Vectors.taken(40, "algebra"));

        // when
        boolean changed = model.apply("ada", Vectors.taken(0, "algebra"));

        // then
        assertThat(changed).isTrue();
        assertThat(model.learners()).isZero();
        assertThat(model.popular(10)).isEmpty();
        assertThat(model.apply("ada", null)).isFalse();
    }

    @Test
    void shouldChangeNothingWhenUnknownLearnerIsForgotten() {
        // when
        boolean changed = model.apply("nobody", null);

        // then
        assertThat(changed).isFalse();
        assertThat(model.learners()).isZero();
    }

    @Test
    void shouldRefuseVectorAndStayAsItWasWhenCourseIsRepeated() {
        // given
        model.apply("ada", Vectors.taken(40, "algebra", "biology"));
        Affinity twice = new Affinity("algebra", 30, true, 0, 0);
        AffinityVector repeated = new AffinityVector(List.of(twice, twice));

        // when
        assertThatThrownBy(() -> model.apply("bob", repeated)).isInstanceOf(IllegalArgumentException.class);

        // then
        assertThat(model.learners()).isEqualTo(1);
        assertThat(model.apply("bob", Vectors.taken(30, "algebra"))).isTrue();
        assertThat(model.popular(10)).containsExactly(new PopularCourse("algebra", 2), new PopularCourse("biology", 1));
        assertThat(model.squaredNorm(model.ordinal("algebra"))).isEqualTo(1600 + 900);
    }

    @Test
    void shouldKnowGenerationWhenAdvanced() {
        // when
        model.advanceTo(42);

        // then
        assertThat(model.generation()).isEqualTo(42);
    }

    @Test
    void shouldTellMemoryApartWhenLearnersAreThere() {
        // given
        long empty = model.memoryBytes();
        for (int learner = 0; learner < 1_000; learner++) {
            model.apply("learner-" + learner, Vectors.of(Map.of("a" + learner % 7, 10, "b" + learner % 11, 20)));
        }

        // when
        ModelMemory memory = model.memory();

        // then
        assertThat(memory.total())
                .isEqualTo(memory.pairs() + memory.courses() + memory.learners() + memory.takers())
                .isEqualTo(model.memoryBytes())
                .isGreaterThan(empty);
        // A vector of two entries takes 24 bytes, an identifier at least 40.
        assertThat(memory.learners()).isBetween(64_000L, 160_000L);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void shouldRefuseOptionsWhenDenseFillIsNoShare(double denseFill) {
        assertThatThrownBy(() -> ModelOptions.DEFAULT.withDenseFill(denseFill))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("" + denseFill);
    }
}
