package org.learnstream.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Affinity;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.domain.solve.AutoencoderTraining;
import org.learnstream.domain.solve.LambdaChoice;
import org.learnstream.domain.solve.NextCourseTraining;
import org.learnstream.domain.solve.SequenceOptions;
import org.learnstream.domain.solve.TrainingOptions;
import org.learnstream.oracle.BatchCourseModel;
import org.learnstream.testkit.BatchSequences;
import org.learnstream.testkit.GaussianElimination;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Weights that are solved from the live sums are those that the definitions give over all vectors. */
final class TrainingsTest {
    private static final GaussianElimination SOLVER = new GaussianElimination();
    private static final double LAMBDA = 3;

    @Test
    void shouldSolveAutoencoderAsDefinedWhenLearnersTookCourses() {
        // given
        Map<String, AffinityVector> vectors = vectors(60);
        BatchCourseModel batch = new BatchCourseModel(vectors);
        AutoencoderTraining training =
                trainings(vectors, TrainingOptions.DEFAULT).autoencoder();
        List<String> ids = training.courseIds();

        // when
        float[][] rows = training.solve(LAMBDA, SOLVER);

        // then
        double squares = vectors.values().stream()
                .flatMap(vector -> vector.entries().stream())
                .filter(affinity -> affinity.tenths() > 0)
                .mapToDouble(affinity -> affinity.tenths() * affinity.tenths())
                .average()
                .orElseThrow();
        int size = ids.size();
        double[] inverse = new double[size * size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                inverse[row * size + column] =
                        batch.gram(ids.get(row), ids.get(column)) / squares + (row == column ? LAMBDA : 0);
            }
        }
        SOLVER.invert(inverse, size);
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                double expected = row == column ? 0 : -inverse[row * size + column] / inverse[column * size + column];
                assertThat((double) rows[row][column]).isCloseTo(expected, within(1e-6));
            }
        }
    }

    @Test
    void shouldSolveNextCourseAsDefinedWhenLearnersTookCourses() {
        // given
        Map<String, AffinityVector> vectors = vectors(60);
        BatchSequences batch = new BatchSequences(vectors, SequenceOptions.DEFAULT);
        NextCourseTraining training =
                trainings(vectors, TrainingOptions.DEFAULT).nextCourse();
        List<String> ids = training.courseIds();

        // when
        float[][] rows = training.solve(LAMBDA, SOLVER);

        // then: (DᵀD + λI) W = DᵀY
        for (int row = 0; row < ids.size(); row++) {
            for (int column = 0; column < ids.size(); column++) {
                double product = LAMBDA * rows[row][column];
                for (int middle = 0; middle < ids.size(); middle++) {
                    product += entry(batch.pairs(), ids.get(row), ids.get(middle)) / 65536.0 * rows[middle][column];
                }
                assertThat(product)
                        .isCloseTo(entry(batch.follows(), ids.get(row), ids.get(column)) / 256.0, within(1e-4));
            }
        }
    }

    @Test
    void shouldJudgeAutoencoderAsOneThatNeverLearntTheAnswersWhenTheyAreHeldBack() {
        // given
        Map<String, AffinityVector> vectors = vectors(60);
        AutoencoderTraining training =
                trainings(vectors, TrainingOptions.DEFAULT).autoencoder();
        float[][] before = training.solve(LAMBDA, SOLVER);

        // when
        double quality = training.quality(LAMBDA, SOLVER);

        // then
        assertThat(quality).isBetween(0.1, 1.0);
        assertThat(training.solve(LAMBDA, SOLVER)).as("nothing was left behind").isDeepEqualTo(before);
        assertThat(training.quality(LAMBDA, SOLVER)).isEqualTo(quality);
    }

    @Test
    void shouldJudgeNextCourseWithoutLeavingATraceWhenAnswersAreHeldBack() {
        // given
        Map<String, AffinityVector> vectors = vectors(60);
        NextCourseTraining training =
                trainings(vectors, TrainingOptions.DEFAULT).nextCourse();
        float[][] before = training.solve(LAMBDA, SOLVER);

        // when
        double quality = training.quality(LAMBDA, SOLVER);

        // then
        assertThat(quality).isBetween(0.1, 1.0);
        assertThat(training.solve(LAMBDA, SOLVER)).as("nothing was left behind").isDeepEqualTo(before);
    }

    @Test
    void shouldChooseTheSameLambdaWhateverOrderLearnersCameIn() {
        // given
        TrainingOptions options = new TrainingOptions(100, 20, 7, 0.8);
        Map<String, AffinityVector> vectors = vectors(60);
        LiveKnowledge backwards = new LiveKnowledge(ModelOptions.DEFAULT);
        List<String> ids = new ArrayList<>(vectors.keySet());
        for (int index = ids.size() - 1; index >= 0; index--) {
            backwards.learn(ids.get(index), vectors.get(ids.get(index)));
        }
        List<Double> grid = List.of(0.5, 5.0, 50.0);

        // when
        LambdaChoice choice = LambdaChoice.of(grid, trainings(vectors, options).autoencoder(), SOLVER);
        LambdaChoice other = LambdaChoice.of(grid, backwards.trainings(options).autoencoder(), SOLVER);

        // then
        assertThat(other.lambda()).isEqualTo(choice.lambda());
        assertThat(other.quality()).isCloseTo(choice.quality(), within(1e-9));
    }

    @Test
    void shouldSolveTheMostPopularOnlyWhenMemoryIsBounded() {
        // given
        Map<String, AffinityVector> vectors = vectors(60);
        BatchCourseModel batch = new BatchCourseModel(vectors);

        // when
        List<String> ids = trainings(vectors, new TrainingOptions(3, 10, 1, 0.8))
                .autoencoder()
                .courseIds();

        // then
        assertThat(ids).hasSize(3);
        long least = ids.stream()
                .mapToLong(id -> batch.learners(batch.ordinal(id)))
                .min()
                .orElseThrow();
        for (int course = 0; course < batch.courses(); course++) {
            if (!ids.contains(batch.courseId(course))) {
                assertThat(batch.learners(course)).isLessThanOrEqualTo(least);
            }
        }
    }

    private static Trainings trainings(Map<String, AffinityVector> vectors, TrainingOptions options) {
        LiveKnowledge knowledge = new LiveKnowledge(ModelOptions.DEFAULT);
        vectors.forEach(knowledge::learn);
        return knowledge.trainings(options);
    }

    private static double entry(Map<String, Map<String, Long>> matrix, String row, String column) {
        return matrix.getOrDefault(row, Map.of()).getOrDefault(column, 0L);
    }

    /** Learners who walk through ten courses in order, with leaps and different affinities. */
    private static Map<String, AffinityVector> vectors(int learners) {
        SplittableRandom random = new SplittableRandom(5);
        Map<String, AffinityVector> vectors = new TreeMap<>();
        for (int learner = 0; learner < learners; learner++) {
            List<Affinity> entries = new ArrayList<>();
            int course = random.nextInt(4);
            for (int time = 0; course < 10; time++) {
                entries.add(new Affinity("c" + course, 10 + 10 * random.nextInt(5), true, time, time));
                course += 1 + random.nextInt(3);
            }
            vectors.put("u" + learner, AffinityVector.of(entries));
        }
        return vectors;
    }
}
