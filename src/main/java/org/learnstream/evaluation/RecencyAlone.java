package org.learnstream.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.learnstream.domain.churn.ChurnFeature;
import org.learnstream.domain.churn.IsotonicRegression;

/** Tells who stays away by the days since they were last there, and by nothing else: what a model must be better than. */
final class RecencyAlone {
    /** So small that it tells no probabilities apart that differ, and those that do not by recency. */
    private static final double ORDER = 1e-9;

    private final NavigableMap<Double, Double> rates;

    private RecencyAlone(NavigableMap<Double, Double> rates) {
        this.rates = rates;
    }

    /** Learns from some learners, all on the same day of their window, which share stays away; rising with recency. */
    static RecencyAlone learn(List<double[]> features, boolean[] outcomes) {
        TreeMap<Double, double[]> counts = new TreeMap<>();
        for (int index = 0; index < outcomes.length; index++) {
            double[] count = counts.computeIfAbsent(recency(features.get(index)), key -> new double[2]);
            count[0]++;
            count[1] += outcomes[index] ? 1 : 0;
        }
        double[] values = counts.values().stream()
                .mapToDouble(count -> (count[1] + 1) / (count[0] + 2))
                .toArray();
        double[] weights =
                counts.values().stream().mapToDouble(count -> count[0] + 2).toArray();
        double[] fitted = IsotonicRegression.fit(values, weights);
        TreeMap<Double, Double> rates = new TreeMap<>();
        int at = 0;
        for (double recency : counts.keySet()) {
            rates.put(recency, fitted[at++]);
        }
        return new RecencyAlone(rates);
    }

    private static double recency(double[] features) {
        return ChurnFeature.RECENCY.in(features);
    }

    /** Returns the probabilities that learners on the same day of their window stay away. */
    double[] probabilities(List<double[]> features) {
        double[] probabilities = new double[features.size()];
        Arrays.setAll(probabilities, index -> probability(recency(features.get(index))));
        return probabilities;
    }

    private double probability(double recency) {
        Map.Entry<Double, Double> below = rates.floorEntry(recency);
        Map.Entry<Double, Double> nearest = below == null ? rates.firstEntry() : below;
        return nearest.getValue() * (1 - ORDER) + ORDER * recency / (1 + recency);
    }
}
