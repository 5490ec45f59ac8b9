package org.learnstream.trees;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.learnstream.domain.churn.BoostedTrees;
import org.learnstream.domain.churn.ChurnFeature;
import org.learnstream.domain.churn.DecisionTree;
import org.learnstream.domain.churn.LogOdds;

/** Reads a model that XGBoost wrote as JSON: https://xgboost.readthedocs.io/en/stable/tutorials/saving_model.html. */
final class XGBoostModel {
    private static final ObjectMapper JSON = new ObjectMapper();

    private XGBoostModel() {}

    /**
     * Returns the trees of a model.
     *
     * @param features what it was trained on, in the order of its columns
     * @throws IllegalStateException if it is not of the form that is known
     */
    static BoostedTrees read(byte[] json, List<ChurnFeature> features) {
        try {
            JsonNode learner = JSON.readTree(json).required("learner");
            double base = LogOdds.of(number(learner.required("learner_model_param")
                    .required("base_score")
                    .textValue()));
            List<DecisionTree> trees = new ArrayList<>();
            for (JsonNode tree :
                    learner.required("gradient_booster").required("model").required("trees")) {
                trees.add(tree(tree, features));
            }
            return BoostedTrees.of(base, trees);
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unknown) {
            throw new IllegalStateException("the model that XGBoost wrote cannot be read", unknown);
        }
    }

    /** Newer versions write a list of one number. */
    private static double number(String text) {
        return Double.parseDouble(text.replace("[", "").replace("]", ""));
    }

    private static DecisionTree tree(JsonNode tree, List<ChurnFeature> features) {
        int[] left = integers(tree.required("left_children"));
        int[] right = integers(tree.required("right_children"));
        float[] conditions = numbers(tree.required("split_conditions"));
        float[] values = means(left, right, conditions, numbers(tree.required("sum_hessian")));
        int[] asked = integers(tree.required("split_indices"));
        for (int node = 0; node < asked.length; node++) {
            asked[node] = features.get(asked[node]).index();
        }
        return DecisionTree.of(left, right, asked, conditions, values);
    }

    /** A leaf keeps its value where the others have the threshold; those above get the mean, by the weight below them. */
    private static float[] means(int[] left, int[] right, float[] conditions, float[] weights) {
        float[] values = conditions.clone();
        for (int node = left.length - 1; node >= 0; node--) {
            if (left[node] >= 0) {
                double below = (double) weights[left[node]] + weights[right[node]];
                values[node] = (float) ((values[left[node]] * (double) weights[left[node]]
                                + values[right[node]] * (double) weights[right[node]])
                        / below);
            }
        }
        return values;
    }

    private static int[] integers(JsonNode array) {
        int[] integers = new int[array.size()];
        for (int index = 0; index < integers.length; index++) {
            integers[index] = array.required(index).intValue();
        }
        return integers;
    }

    private static float[] numbers(JsonNode array) {
        float[] numbers = new float[array.size()];
        for (int index = 0; index < numbers.length; index++) {
            numbers[index] = array.required(index).floatValue();
        }
        return numbers;
    }
}
