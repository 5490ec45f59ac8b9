package org.learnstream.domain.churn;

import java.util.Arrays;
import java.util.List;

/**
 * Corrects the probabilities of a model by what came of those that were said before: isotonic regression, in log odds,
 * straight between the middles of its steps. Immutable.
 *
 * <p>It never turns the order of two learners round. Below the first step and above the last it adds what it adds there.
 * Where there are few examples the model is left as it is.
 */
public final class Calibration {
    /** Leaves every probability as it is. */
    public static final Calibration NONE = new Calibration(new double[] {0}, new double[] {0});

    private final double[] from;
    private final double[] to;

    private Calibration(double[] from, double[] to) {
        this.from = from;
        this.to = to;
    }

    /**
     * Returns the correction that examples call for.
     *
     * @param bins by rising prediction
     * @param trust how many examples in a bin count as much as the model itself; greater than 0
     */
    public static Calibration of(List<ReliabilityBin> bins, double trust) {
        if (bins.isEmpty()) {
            return NONE;
        }
        int size = bins.size();
        double[] rates = new double[size];
        double[] weights = new double[size];
        for (int index = 0; index < size; index++) {
            ReliabilityBin bin = bins.get(index);
            weights[index] = bin.count() + trust;
            rates[index] = (bin.observed() * bin.count() + bin.predicted() * trust) / weights[index];
        }
        double[] fitted = IsotonicRegression.fit(rates, weights);
        double[] from = new double[size];
        double[] to = new double[size];
        int steps = 0;
        for (int first = 0; first < size; ) {
            int end = first;
            double weight = 0;
            double predicted = 0;
            while (end < size && fitted[end] == fitted[first]) {
                weight += weights[end];
                predicted += bins.get(end).predicted() * weights[end];
                end++;
            }
            from[steps] = LogOdds.of(predicted / weight);
            to[steps++] = LogOdds.of(fitted[first]);
            first = end;
        }
        return new Calibration(Arrays.copyOf(from, steps), Arrays.copyOf(to, steps));
    }

    /** Returns the corrected log odds. */
    public double logit(double logit) {
        int last = from.length - 1;
        if (logit <= from[0]) {
            return logit - from[0] + to[0];
        }
        if (logit >= from[last]) {
            return logit - from[last] + to[last];
        }
        int above = 1;
        while (from[above] < logit) {
            above++;
        }
        double share = (logit - from[above - 1]) / (from[above] - from[above - 1]);
        return to[above - 1] + share * (to[above] - to[above - 1]);
    }

    /** Returns the corrected probability of log odds. */
    public double probability(double logit) {
        return LogOdds.probability(logit(logit));
    }
}
