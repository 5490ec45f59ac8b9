package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.learnstream.domain.churn.BlendedScorer;
import org.learnstream.domain.churn.ChurnExamples;
import org.learnstream.domain.churn.ChurnLearner;
import org.learnstream.domain.churn.ChurnModel;
import org.learnstream.domain.churn.ChurnScorer;
import org.learnstream.domain.churn.FtrlOptions;
import org.learnstream.domain.churn.TreeOptions;
import org.learnstream.domain.churn.TreeTrainer;

/**
 * How the models of who stays away are learnt from past courses.
 *
 * @param trainer what trains trees; without it there is the logistic regression alone
 * @param trees how they are trained
 * @param regression how the logistic regression learns
 */
public record ChurnLearning(Optional<TreeTrainer> trainer, TreeOptions trees, FtrlOptions regression) {
    /** The days of a window that the logistic regression learns from. */
    private static final List<Integer> STREAM_DAYS = List.of(7, 14, 21, 30);

    /** The days of a window that the trees learn from. */
    private static final List<Integer> TREE_DAYS = List.of(4, 7, 11, 14, 18, 21, 26, 30);

    /** Returns every model there can be, learnt from courses. */
    Map<ChurnModel, ChurnScorer> learn(ChurnTask task) {
        Map<ChurnModel, ChurnScorer> models = new LinkedHashMap<>();
        ChurnScorer logistic = logistic(task);
        models.put(ChurnModel.LOGISTIC, logistic);
        if (trainer.isPresent()) {
            ChurnScorer boosted = trainer.get().train(examples(task), trees);
            models.put(ChurnModel.TREES, boosted);
            models.put(ChurnModel.BLEND, new BlendedScorer(logistic, boosted));
        }
        return models;
    }

    /** Learns once from each example, in the order in which the outcomes became known. */
    private ChurnScorer logistic(ChurnTask task) {
        ChurnLearner learner = ChurnLearner.untrained(regression);
        for (ChurnTask.Run run : task.runs()) {
            List<List<double[]>> byDay = new ArrayList<>();
            for (int day : STREAM_DAYS) {
                byDay.add(run.features(day));
            }
            for (int index = 0; index < run.learners().size(); index++) {
                for (List<double[]> features : byDay) {
                    learner.learn(features.get(index), run.learners().get(index).stayedAway());
                }
            }
        }
        return learner.scorer();
    }

    private static ChurnExamples examples(ChurnTask task) {
        ChurnExamples examples = new ChurnExamples();
        boolean[] outcomes = task.outcomes();
        for (int day : TREE_DAYS) {
            List<double[]> features = task.features(day);
            for (int index = 0; index < outcomes.length; index++) {
                examples.add(features.get(index), outcomes[index]);
            }
        }
        return examples;
    }
}
