package org.learnstream.trees;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.churn.BoostedTrees;
import org.learnstream.domain.churn.ChurnExamples;
import org.learnstream.domain.churn.ChurnFeature;
import org.learnstream.domain.churn.ChurnFeatures;
import org.learnstream.domain.churn.LogOdds;
import org.learnstream.domain.churn.TreeOptions;
import org.learnstream.domain.churn.TreeTrainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

/** The library's trees, and that ours say the same as the library does. */
final class XGBoostTrainerTest {
    private static final TreeOptions OPTIONS = new TreeOptions(40, 6, 0.2, 1, 2);

    private static ChurnExamples examples() {
        Random random = new Random(11);
        ChurnExamples examples = new ChurnExamples();
        for (int index = 0; index < 3000; index++) {
            double[] vector = random.doubles(ChurnFeatures.SIZE, -1, 30).toArray();
            double logit = ChurnFeature.RECENCY.in(vector) / 4
                    - ChurnFeature.EVENTS.in(vector) * ChurnFeature.LEAD.in(vector) / 150;
            examples.add(vector, random.nextDouble() < LogOdds.probability(logit));
        }
        return examples;
    }

    @Test
    void shouldSayWhatTheLibrarySaysWhenTreesAreScoredInJava() throws XGBoostError {
        // given
        ChurnExamples examples = examples();
        DMatrix matrix = XGBoostTrainer.matrix(examples);
        Booster booster = XGBoostTrainer.booster(matrix, examples.labels(), OPTIONS);
        float[][] expected = booster.predict(matrix, true);

        // when
        BoostedTrees trees = XGBoostModel.read(booster.toByteArray("json"), XGBoostTrainer.features());

        // then
        assertThat(trees.size()).isEqualTo(40);
        for (int index = 0; index < examples.size(); index++) {
            double[] features = examples.features(index);
            assertThat(trees.logit(features)).isCloseTo(expected[index][0], within(1e-5));
            assertThat(trees.attribution(features).logit()).isCloseTo(trees.logit(features), within(1e-5));
        }
        booster.dispose();
        matrix.dispose();
    }

    @Test
    void shouldTellOutcomesAndNotRunAgainstSenseWhenTrained() {
        // given
        ChurnExamples examples = examples();
        TreeTrainer trainer = TreeTrainers.available().orElseThrow();

        // when
        BoostedTrees trees = trainer.train(examples, OPTIONS);

        // then
        double loss = 0;
        for (int index = 0; index < examples.size(); index++) {
            double probability = trees.probability(examples.features(index));
            loss -= Math.log(examples.stayedAway(index) ? probability : 1 - probability) / examples.size();
        }
        assertThat(loss).isLessThan(0.5);
        double[] vector = examples.features(0);
        double last = Double.NEGATIVE_INFINITY;
        for (int recency = 0; recency < 30; recency++) {
            vector[ChurnFeature.RECENCY.index()] = recency;
            assertThat(trees.logit(vector)).isGreaterThanOrEqualTo(last);
            last = trees.logit(vector);
        }
        assertThat(trainer.train(examples, OPTIONS.withThreads(1)).bytes())
                .isEqualTo(trainer.train(examples, OPTIONS.withThreads(1)).bytes());
    }

    @Test
    void shouldComplainWhenAModelIsOfAnUnknownForm() {
        assertThatThrownBy(() -> XGBoostModel.read("{\"learner\": {}}".getBytes(StandardCharsets.UTF_8), List.of()))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> XGBoostModel.read("nonsense".getBytes(StandardCharsets.UTF_8), List.of()))
                .isInstanceOf(IllegalStateException.class);
    }
}
