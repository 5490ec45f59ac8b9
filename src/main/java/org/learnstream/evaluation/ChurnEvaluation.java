package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import org.learnstream.domain.churn.ChurnModel;
import org.learnstream.domain.churn.ChurnScorer;
import org.learnstream.domain.churn.LogOdds;
import org.learnstream.domain.evaluation.BinaryMeasures;

/**
 * Asks on some days of their window who will stay away, of courses that nothing was learnt from. Which model is used is
 * decided by courses that were left out among those that are learnt from, never by the outcomes that are asked for.
 */
public final class ChurnEvaluation {
    /** The courses that are asked about when no others are named. */
    public static final List<String> TEST_COURSES = List.of("645", "1038", "1471", "2008", "2269", "4010");

    /** The days of the window on which is asked. */
    public static final List<Integer> DAYS = List.of(7, 14, 21, 30);

    /** The name that recency alone is reported by. */
    public static final String RECENCY = "recency";

    private static final int FOLDS = 6;

    private final ChurnLearning learning;

    public ChurnEvaluation(ChurnLearning learning) {
        this.learning = learning;
    }

    /** Returns how many times some of the known courses are left out: each course once. */
    public static int folds(ChurnTask known) {
        return Math.min(FOLDS, known.courses().size());
    }

    /** Learns from the known courses and measures what is then said of the others. */
    public ChurnReport report(ChurnTask known, ChurnTask asked, LongConsumer progress) {
        String chosen = choose(validated(known, progress));
        ChurnPredictions predictions = new ChurnPredictions();
        predict(known, asked, predictions);
        progress.accept(1);
        return new ChurnReport(asked.learners(), asked.courses().size(), chosen, predictions.measures());
    }

    /** Measures what is said of some of the known courses after learning from the rest of them, each course once. */
    public ChurnReport validate(ChurnTask known, LongConsumer progress) {
        Map<String, Map<Integer, BinaryMeasures>> measures = validated(known, progress);
        return new ChurnReport(known.learners(), known.courses().size(), choose(measures), measures);
    }

    private Map<String, Map<Integer, BinaryMeasures>> validated(ChurnTask known, LongConsumer progress) {
        ChurnPredictions predictions = new ChurnPredictions();
        for (Set<String> fold : leftOut(known)) {
            predict(known.without(fold), known.about(fold), predictions);
            progress.accept(1);
        }
        return predictions.measures();
    }

    /** The largest course goes into the smallest fold, and so on; courses of the same size by name. */
    private static List<Set<String>> leftOut(ChurnTask known) {
        Map<String, Integer> sizes = new LinkedHashMap<>();
        for (String course : known.courses()) {
            sizes.put(course, known.about(Set.of(course)).learners());
        }
        List<Set<String>> folds = new ArrayList<>();
        int[] filled = new int[folds(known)];
        for (int fold = 0; fold < filled.length; fold++) {
            folds.add(new HashSet<>());
        }
        List<Map.Entry<String, Integer>> ordered = new ArrayList<>(sizes.entrySet());
        ordered.sort(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()));
        for (Map.Entry<String, Integer> course : ordered) {
            int smallest = 0;
            for (int fold = 1; fold < filled.length; fold++) {
                smallest = filled[fold] < filled[smallest] ? fold : smallest;
            }
            filled[smallest] += course.getValue();
            folds.get(smallest).add(course.getKey());
        }
        return folds;
    }

    private void predict(ChurnTask known, ChurnTask asked, ChurnPredictions predictions) {
        Map<ChurnModel, ChurnScorer> models = learning.learn(known);
        boolean[] knownOutcomes = known.outcomes();
        for (int day : DAYS) {
            List<double[]> features = asked.features(day);
            models.forEach((model, scorer) -> predictions.add(
                    nameOf(model),
                    day,
                    features.stream()
                            .mapToDouble(vector -> LogOdds.probability(scorer.logit(vector)))
                            .toArray()));
            predictions.add(
                    RECENCY,
                    day,
                    RecencyAlone.learn(known.features(day), knownOutcomes).probabilities(features));
        }
        predictions.add(asked.outcomes());
    }

    private static String choose(Map<String, Map<Integer, BinaryMeasures>> measures) {
        String best = nameOf(ChurnModel.LOGISTIC);
        double lowest = Double.POSITIVE_INFINITY;
        for (ChurnModel model : ChurnModel.values()) {
            Map<Integer, BinaryMeasures> days = measures.get(nameOf(model));
            if (days != null) {
                double loss = days.values().stream()
                        .mapToDouble(BinaryMeasures::logLoss)
                        .average()
                        .orElseThrow();
                best = loss < lowest ? nameOf(model) : best;
                lowest = Math.min(loss, lowest);
            }
        }
        return best;
    }

    private static String nameOf(ChurnModel model) {
        return model.name().toLowerCase(Locale.ROOT);
    }
}
