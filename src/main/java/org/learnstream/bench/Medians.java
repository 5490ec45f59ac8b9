package org.learnstream.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The medians of figures over several runs. */
public final class Medians {
    private final Map<String, List<Double>> values = new LinkedHashMap<>();

    /** Takes in the figures of one run. */
    public void add(Map<String, Double> run) {
        run.forEach((figure, value) ->
                values.computeIfAbsent(figure, ignored -> new ArrayList<>()).add(value));
    }

    /** Returns the median of each figure, in the order of the first run; of an even number of runs the mean of two. */
    public Map<String, Double> medians() {
        Map<String, Double> medians = new LinkedHashMap<>();
        values.forEach((figure, each) -> {
            List<Double> sorted = each.stream().sorted().toList();
            int middle = sorted.size() / 2;
            medians.put(
                    figure,
                    sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2);
        });
        return medians;
    }
}
