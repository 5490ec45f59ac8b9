package org.learnstream.domain.content;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The solvers against the equations that they solve. */
final class NumericsTest {
    private final SplittableRandom random = new SplittableRandom(7);

    private double[][] symmetric(int size) {
        double[][] matrix = new double[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                matrix[row][column] = random.nextDouble() - 0.5;
                matrix[column][row] = matrix[row][column];
            }
        }
        return matrix;
    }

    @Test
    void shouldSolveTheEigenproblemWhenAMatrixIsSmall() {
        // given
        double[][] matrix = symmetric(9);

        // when
        JacobiRotation rotation = JacobiRotation.of(matrix);

        // then
        for (int index = 0; index < 9; index++) {
            double[] vector = rotation.vectors()[index];
            double square = 0;
            for (int row = 0; row < 9; row++) {
                double product = 0;
                for (int column = 0; column < 9; column++) {
                    product += matrix[row][column] * vector[column];
                }
                assertThat(product).isCloseTo(rotation.values()[index] * vector[row], within(1e-9));
                square += vector[row] * vector[row];
            }
            assertThat(square).isCloseTo(1, within(1e-9));
        }
    }

    @Test
    void shouldFindTheLargestSingularValuesFirstWhenAMatrixIsLarge() {
        // given
        float[][] rows = new float[60][60];
        double[][] products = new double[60][60];
        for (int row = 0; row < 60; row++) {
            for (int column = 0; column < 60; column++) {
                rows[row][column] = (float) ((row == column ? 50 * Math.pow(0.8, row) : 0) + 0.1 * random.nextDouble());
            }
        }
        for (int one = 0; one < 60; one++) {
            for (int other = 0; other < 60; other++) {
                products[one][other] = Blocks.dot(rows[one], rows[other]);
            }
        }
        double[] squares = JacobiRotation.of(products).values().clone();
        java.util.Arrays.sort(squares);
        LinkMatrix matrix = new LinkMatrix(rows);

        // when
        LeadingDirections directions = LeadingDirections.of(matrix, 3);

        // then
        float[][] spoken = matrix.times(directions.right());
        float[][] speaking = matrix.transposedTimes(directions.left());
        assertThat(directions.values()).hasSize(3);
        for (int place = 0; place < 3; place++) {
            double value = directions.values()[place];
            assertThat(value).isCloseTo(Math.sqrt(squares[59 - place]), within(0.01));
            for (int row = 0; row < 60; row++) {
                assertThat((double) spoken[row][place])
                        .isCloseTo(value * directions.left()[row][place], within(0.01));
                assertThat((double) speaking[row][place])
                        .isCloseTo(value * directions.right()[row][place], within(0.01));
            }
        }
    }

    @Test
    void shouldSolveTheRidgeEquationsWhenCoursesShareFeatures() {
        // given
        SparseVector[] rows = new SparseVector[12];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new SparseVector(new int[] {row % 5, 5 + row % 3}, new double[] {random.nextDouble(), 1});
        }
        float[][] right = new float[12][2];
        for (float[] row : right) {
            row[0] = (float) random.nextDouble();
            row[1] = (float) random.nextDouble() - 0.5f;
        }
        FeatureMatrix matrix = new FeatureMatrix(rows, 9);

        // when
        float[][] solution = matrix.solve(right, 0.5);

        // then
        for (int row = 0; row < 12; row++) {
            for (int column = 0; column < 2; column++) {
                double sum = 0.5 * solution[row][column];
                for (int other = 0; other < 12; other++) {
                    sum += rows[row].dot(rows[other]) * solution[other][column];
                }
                assertThat(sum).isCloseTo(right[row][column], within(1e-3));
            }
        }
        assertThat(matrix.transposedTimes(solution)[8]).isEmpty();
    }

    @Test
    void shouldLeaveAZeroWhenAColumnDependsOnThoseBefore() {
        // given
        float[][] matrix = {{1, 2, 1}, {1, 2, 0}, {0, 0, 3}};

        // when
        Blocks.orthonormalise(matrix);

        // then
        assertThat(Blocks.columnProducts(matrix, matrix)).containsExactly(new double[] {1, 0, 1}, within(1e-6));
        assertThat(matrix[0][0] * matrix[0][2] + matrix[1][0] * matrix[1][2]).isCloseTo(0, within(1e-6f));
    }
}
