package org.learnstream.domain.recommend;

import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

final class BlendLearnerTest {
    private static final List<String> MEMBERS = List.of("good", "noise");

    /** An example in which one member puts the course that was taken higher than the others, and the other knows nothing. */
    private static BlendExample example(SplittableRandom random, int learners) {
        double[][] features = new double[20][2];
        for (int course = 0; course < features.length; course++) {
            features[course][0] = random.nextDouble() + (course == 0 ? 1 : 0);
            features[course][1] = random.nextDouble();
        }
        return new BlendExample(learners, features);
    }

    private static BlendState learn(BlendState from, int examples, int learners) {
        BlendLearner learner = new BlendLearner(0.1);
        SplittableRandom random = new SplittableRandom(1);
        BlendState state = from;
        for (int step = 0; step < examples; step++) {
            state = learner.learn(state, example(random, learners));
        }
        return state;
    }

    @Test
    void shouldEqualTheFiniteDifferenceWhenTheGradientIsWorkedOut() {
        // given
        BlendExample example = example(new SplittableRandom(7), 0);
        double[] weights = {0.3, -0.2};

        // when
        double[] gradient = BlendLearner.gradient(example, weights);

        // then
        for (int member = 0; member < weights.length; member++) {
            double[] more = weights.clone();
            double[] less = weights.clone();
            more[member] += 1e-6;
            less[member] -= 1e-6;
            assertThat(gradient[member]).isCloseTo((loss(example, more) - loss(example, less)) / 2e-6, within(1e-6));
        }
    }

    private static double loss(BlendExample example, double[] weights) {
        double total = 0;
        for (int course = 0; course < example.courses(); course++) {
            total += Math.exp(weights[0] * example.of(course)[0] + weights[1] * example.of(course)[1]);
        }
        return Math.log(total) - weights[0] * example.of(0)[0] - weights[1] * example.of(0)[1];
    }

    @Test
    void shouldWeighMoreWhoForetoldWhenLearnt() {
        // when
        BlendState state = learn(BlendLearner.start(MEMBERS, List.of(0.5, 0.5)), 2_000, 3);

        // then
        List<Double> weights = state.classes().get(3).weights();
        assertThat(weights.get(0)).isGreaterThan(1.5);
        assertThat(weights.get(1)).isBetween(-0.3, 0.3);
        assertThat(state.steps()).isEqualTo(2_000);
        assertThat(state.classes().get(2).weights()).containsExactly(0.5, 0.5);
    }

    @Test
    void shouldKnowHowWellEachMemberForetoldWhenLearnt() {
        // when
        BlendState state = learn(BlendLearner.start(MEMBERS, List.of(0.5, 0.5)), 2_000, 3);

        // then
        assertThat(state.quality().get(0)).isGreaterThan(0.9);
        assertThat(state.quality().get(1)).isLessThan(0.3);
        assertThat(state.quality().get(2)).isGreaterThan(0.8);
    }

    @Test
    void shouldAverageByExamplesWhenSeveralHaveLearnt() {
        // given
        BlendState little = new BlendState(MEMBERS, classes(1, 0), 9, List.of(0.1, 0.1, 0.2));
        BlendState much = new BlendState(MEMBERS, classes(0, 1), 29, List.of(0.1, 0.1, 0.2));

        // when
        BlendWeights weights = BlendLearner.combine(List.of(little, much));

        // then
        assertThat(weights.weight(1, "good")).isCloseTo(0.25, within(1e-12));
        assertThat(weights.weight(1, "noise")).isCloseTo(0.75, within(1e-12));
        assertThat(weights.weight(1, "stranger")).isZero();
    }

    @Test
    void shouldGiveAllToTheBestMemberWhenTheBlendForetoldWorse() {
        // given
        BlendState state = new BlendState(MEMBERS, classes(0.5, 0.7), 100, List.of(0.4, 0.2, 0.3));

        // when
        BlendWeights weights = BlendLearner.combine(List.of(state));

        // then
        assertThat(weights.of(0)).containsExactly(1, 0);
        assertThat(weights.of(BlendWeights.CLASSES - 1)).containsExactly(1, 0);
    }

    private static List<BlendState.ClassState> classes(double good, double noise) {
        return Collections.nCopies(
                BlendWeights.CLASSES, new BlendState.ClassState(List.of(good, noise), List.of(1.0, 1.0)));
    }

    @Test
    void shouldHaveNoMembersWhenNobodyHasLearnt() {
        assertThat(BlendLearner.combine(List.of())).isEqualTo(BlendWeights.NONE);
    }

    @Test
    void shouldTellLearnersByTheirHistoriesWhenClassed() {
        assertThat(List.of(0, 1, 2, 3, 4, 5, 8, 9, 16, 17, 1000))
                .extracting(BlendWeights::classOf)
                .containsExactly(0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
    }

    @Test
    void shouldSayWhatIsExpectedWhenTheRateIsNone() {
        assertThatThrownBy(() -> new BlendLearner(0)).hasMessageContaining("above 0");
    }
}
