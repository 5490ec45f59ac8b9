package org.learnstream.trees;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.learnstream.domain.churn.BoostedTrees;
import org.learnstream.domain.churn.ChurnExamples;
import org.learnstream.domain.churn.ChurnFeature;
import org.learnstream.domain.churn.TreeOptions;
import org.learnstream.domain.churn.TreeTrainer;

/**
 * Trains by XGBoost, in machine code. Source: T. Chen and C. Guestrin, XGBoost: A Scalable Tree Boosting System, KDD 2016.
 *
 * <p>What it may not learn is that a learner who was away for longer, or did less, is likelier to return: among few examples
 * that would be chance.
 */
final class XGBoostTrainer implements TreeTrainer {
    private static final String NAME = "XGBoost 3.4.0";
    private static final int SEED = 1;

    /** What the trees ask for: with the counts of each week and more gaps they were no better. */
    private static final List<ChurnFeature> FEATURES = List.of(
            ChurnFeature.TENURE,
            ChurnFeature.LEAD,
            ChurnFeature.RECENCY,
            ChurnFeature.SINCE_FIRST,
            ChurnFeature.ACTIVE_DAYS,
            ChurnFeature.EVENTS,
            ChurnFeature.BROWSING,
            ChurnFeature.VIDEO,
            ChurnFeature.PROBLEM,
            ChurnFeature.STUDY,
            ChurnFeature.DISCUSSION,
            ChurnFeature.PURCHASE,
            ChurnFeature.REVIEW,
            ChurnFeature.DECAYED_1,
            ChurnFeature.DECAYED_7,
            ChurnFeature.DECAYED_30,
            ChurnFeature.EFFORT_1,
            ChurnFeature.EFFORT_7,
            ChurnFeature.EFFORT_30,
            ChurnFeature.DECAYED_DAYS_1,
            ChurnFeature.DECAYED_DAYS_7,
            ChurnFeature.DECAYED_DAYS_30,
            ChurnFeature.GAP_DEVIATION,
            ChurnFeature.STREAK,
            ChurnFeature.DENSITY,
            ChurnFeature.EVENTS_COMPARED,
            ChurnFeature.DAYS_COMPARED);

    private static final Map<String, Object> FIXED = Map.of(
            "objective",
            "binary:logistic",
            "tree_method",
            "hist",
            "max_bin",
            64,
            "subsample",
            0.7,
            "colsample_bytree",
            0.5,
            "lambda",
            5,
            "seed",
            SEED,
            "verbosity",
            0,
            "monotone_constraints",
            monotone());

    XGBoostTrainer() {
        try {
            new DMatrix(new float[] {0}, 1, 1, Float.NaN).dispose();
        } catch (XGBoostError failure) {
            throw new IllegalStateException("XGBoost does not work", failure);
        }
    }

    private static String monotone() {
        return FEATURES.stream()
                .map(feature -> Integer.toString(direction(feature)))
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static int direction(ChurnFeature feature) {
        return switch (feature) {
            case RECENCY -> 1;
            case ACTIVE_DAYS, EVENTS -> -1;
            default -> 0;
        };
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public BoostedTrees train(ChurnExamples examples, TreeOptions options) {
        try {
            DMatrix matrix = matrix(examples);
            try {
                Booster booster = booster(matrix, examples.labels(), options);
                try {
                    return XGBoostModel.read(booster.toByteArray("json"), FEATURES);
                } finally {
                    booster.dispose();
                }
            } finally {
                matrix.dispose();
            }
        } catch (XGBoostError failure) {
            throw new IllegalStateException("training by " + NAME + " failed", failure);
        }
    }

    static List<ChurnFeature> features() {
        return FEATURES;
    }

    static DMatrix matrix(ChurnExamples examples) throws XGBoostError {
        return new DMatrix(examples.matrix(FEATURES), examples.size(), FEATURES.size(), Float.NaN);
    }

    static Booster booster(DMatrix matrix, float[] labels, TreeOptions options) throws XGBoostError {
        matrix.setLabel(labels);
        Map<String, Object> parameters = new HashMap<>(FIXED);
        parameters.put("max_depth", options.depth());
        parameters.put("eta", options.rate());
        parameters.put("min_child_weight", options.leafWeight());
        parameters.put("nthread", options.threads());
        return XGBoost.train(matrix, parameters, options.trees(), Map.of(), null, null);
    }
}
