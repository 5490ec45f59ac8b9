package org.learnstream.model;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.recommend.SolvedGeneration;
import org.learnstream.domain.recommend.SolvedMatrix;
import org.learnstream.domain.recommend.SolvedWeights;

import static org.assertj.core.api.Assertions.assertThat;

/** Generations come into force whole or not at all. */
final class LiveSolvedWeightsTest {
    private static final String MODEL = "autoencoder";
    private static final List<String> COURSES = List.of("b", "a");
    private static final long COLUMNS = 77;

    private final CourseModel courses = new CourseModel(ModelOptions.DEFAULT);
    private final LiveSolvedWeights weights = new LiveSolvedWeights(courses);

    @BeforeEach
    void know() {
        courses.know("x");
        courses.know("a");
    }

    private static SolvedGeneration generation(long number, int size) {
        return new SolvedGeneration(MODEL, number, 50, 0.2, 1_000, size, 9);
    }

    private void rows(long number) {
        weights.row(MODEL, number, COLUMNS, "b", new float[] {0, number});
        weights.row(MODEL, number, COLUMNS, "a", new float[] {-number, 0});
    }

    private SolvedMatrix inForce() {
        return weights.current().autoencoder();
    }

    @Test
    void shouldBeInForceByLocalOrdinalsWhenManifestFollowsAllRows() {
        // given
        rows(1);

        // when
        long missing = weights.manifest(generation(1, 2), COLUMNS, COURSES);

        // then
        assertThat(missing).isZero();
        int a = courses.ordinal("a");
        int b = courses.ordinal("b");
        assertThat(inForce().generation()).isEqualTo(generation(1, 2));
        assertThat(inForce().weight(b, a)).isEqualTo(1);
        assertThat(inForce().weight(a, b)).isEqualTo(-1);
        assertThat(inForce().weight(courses.ordinal("x"), a)).isZero();
        assertThat(inForce().solvedOrdinals()).containsExactly(a, b);
        assertThat(weights.version()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheGenerationBeforeWhenARowIsMissing() {
        // given
        rows(1);
        weights.manifest(generation(1, 2), COLUMNS, COURSES);
        weights.row(MODEL, 2, COLUMNS, "b", new float[] {0, 2});

        // when
        long missing = weights.manifest(generation(2, 2), COLUMNS, COURSES);

        // then
        assertThat(missing).isEqualTo(1);
        assertThat(inForce().generation().number()).isEqualTo(1);
    }

    @Test
    void shouldKeepTheGenerationBeforeWhenARowIsOfAnotherGeneration() {
        // given
        rows(2);
        weights.row(MODEL, 1, COLUMNS, "a", new float[] {5, 5});

        // when
        long missing = weights.manifest(generation(2, 2), COLUMNS, COURSES);

        // then
        assertThat(missing).isEqualTo(1);
        assertThat(inForce().generation().number()).isZero();
    }

    @Test
    void shouldKeepTheGenerationBeforeWhenRowsHaveOtherColumns() {
        // given
        weights.row(MODEL, 1, COLUMNS, "b", new float[] {0, 1});
        weights.row(MODEL, 1, COLUMNS + 1, "a", new float[] {1, 0});

        // when
        long missing = weights.manifest(generation(1, 2), COLUMNS, COURSES);

        // then
        assertThat(missing).isEqualTo(1);
    }

    @Test
    void shouldKeepTheGenerationBeforeWhenARowIsTooShort() {
        // given
        weights.row(MODEL, 1, COLUMNS, "b", new float[] {0});
        weights.row(MODEL, 1, COLUMNS, "a", new float[] {1, 0});

        // when
        long missing = weights.manifest(generation(1, 2), COLUMNS, COURSES);

        // then
        assertThat(missing).isEqualTo(1);
    }

    @Test
    void shouldTakeTheNextWholeGenerationWhenOneWasTorn() {
        // given
        weights.row(MODEL, 1, COLUMNS, "b", new float[] {0, 1});
        weights.manifest(generation(1, 2), COLUMNS, COURSES);
        rows(2);

        // when
        long missing = weights.manifest(generation(2, 2), COLUMNS, COURSES);

        // then
        assertThat(missing).isZero();
        assertThat(inForce().generation().number()).isEqualTo(2);
    }

    @Test
    void shouldLeaveOutARowThatWasTakenBackWhenCoursesLeft() {
        // given
        rows(1);
        weights.forget(MODEL, "a");
        weights.row(MODEL, 2, COLUMNS, "b", new float[] {0});

        // when
        long missing = weights.manifest(generation(2, 1), COLUMNS, List.of("b"));

        // then
        assertThat(missing).isZero();
        assertThat(inForce().solvedOrdinals()).containsExactly(courses.ordinal("b"));
    }

    @Test
    void shouldHaveNoWeightsWhenTheManifestIsTakenBack() {
        // given
        rows(1);
        weights.manifest(generation(1, 2), COLUMNS, COURSES);

        // when
        weights.forget(MODEL, "");

        // then
        assertThat(weights.current().generations()).isEqualTo(SolvedWeights.NONE.generations());
    }

    @Test
    void shouldIgnoreModelsThatNobodyGoesBy() {
        // given
        weights.row("other", 1, COLUMNS, "b", new float[] {1});

        // when
        long missing = weights.manifest(new SolvedGeneration("other", 1, 50, 0, 0, 1, 0), COLUMNS, List.of("b"));

        // then
        assertThat(missing).isZero();
        assertThat(weights.current().generations()).isEqualTo(SolvedWeights.NONE.generations());
    }
}
