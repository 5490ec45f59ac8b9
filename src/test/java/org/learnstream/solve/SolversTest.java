package org.learnstream.solve;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.solve.SpdSolver;
import org.learnstream.testkit.GaussianElimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** Both libraries invert as elimination by hand does. */
final class SolversTest {
    private static final SpdSolver FASTEST = Solvers.fastest(1);

    @Test
    void shouldInvertInMachineCodeAsByHandWhenMatrixIsPositiveDefinite() {
        assertInverts(FASTEST);
    }

    @Test
    void shouldInvertInJavaAsByHandWhenMatrixIsPositiveDefinite() {
        assertInverts(Solvers.java());
    }

    private static void assertInverts(SpdSolver solver) {
        for (int size : new int[] {1, 2, 31, 32, 33, 70, 200}) {
            // given
            double[] matrix = positiveDefinite(size);
            double[] expected = matrix.clone();
            new GaussianElimination().invert(expected, size);

            // when
            solver.invert(matrix, size);

            // then
            assertThat(matrix).as(solver.name() + " " + size).containsExactly(expected, within(1e-10));
        }
    }

    @Test
    void shouldRefuseWhenMatrixIsNotPositiveDefinite() {
        // given
        double[] matrix = {1, 2, 2, 1};

        // when, then
        assertThatThrownBy(() -> FASTEST.invert(matrix.clone(), 2)).isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> Solvers.java().invert(matrix.clone(), 2)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void shouldLeaveNothingToDoWhenMatrixIsEmpty() {
        // given
        double[] matrix = {};

        // when
        FASTEST.invert(matrix, 0);

        // then
        assertThat(matrix).isEmpty();
    }

    private static double[] positiveDefinite(int size) {
        SplittableRandom random = new SplittableRandom(size);
        double[] matrix = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double value = row == column ? size + random.nextDouble() : random.nextDouble() - 0.5;
                matrix[row * size + column] = value;
                matrix[column * size + row] = value;
            }
        }
        return matrix;
    }
}
