package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.learnstream.domain.evaluation.BinaryMeasures;

/** What models said of learners on some days of their window, and what came of them. */
final class ChurnPredictions {
    private final Map<String, Map<Integer, List<double[]>>> said = new LinkedHashMap<>();
    private final List<boolean[]> outcomes = new ArrayList<>();

    /** Adds what a model said; of one group of learners after the other, the same groups for each model and day. */
    void add(String model, int day, double[] probabilities) {
        said.computeIfAbsent(model, name -> new TreeMap<>())
                .computeIfAbsent(day, elapsed -> new ArrayList<>())
                .add(probabilities);
    }

    /** Adds what came of a group of learners. */
    void add(boolean[] stayedAway) {
        outcomes.add(stayedAway);
    }

    /** Returns the measures of each model on each day. */
    Map<String, Map<Integer, BinaryMeasures>> measures() {
        int size = outcomes.stream().mapToInt(group -> group.length).sum();
        boolean[] all = new boolean[size];
        int at = 0;
        for (boolean[] group : outcomes) {
            System.arraycopy(group, 0, all, at, group.length);
            at += group.length;
        }
        Map<String, Map<Integer, BinaryMeasures>> measures = new LinkedHashMap<>();
        said.forEach((model, days) -> {
            Map<Integer, BinaryMeasures> byDay = new TreeMap<>();
            days.forEach((day, groups) -> byDay.put(
                    day,
                    BinaryMeasures.of(
                            groups.stream().flatMapToDouble(Arrays::stream).toArray(), all)));
            measures.put(model, byDay);
        });
        return measures;
    }
}
