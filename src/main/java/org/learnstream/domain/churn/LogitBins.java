package org.learnstream.domain.churn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What was said of examples and what came of them, counted in ranges of a quarter of log odds from -8 to 8; older examples
 * count less. Immutable.
 */
public final class LogitBins {
    /** How many ranges there are. */
    public static final int BINS = 64;

    private static final double WIDTH = 0.25;
    private static final double LOWEST = -BINS * WIDTH / 2;

    private final double[] counts;
    private final double[] predicted;
    private final double[] observed;

    private LogitBins(double[] counts, double[] predicted, double[] observed) {
        this.counts = counts;
        this.predicted = predicted;
        this.observed = observed;
    }

    /** Returns bins without examples. */
    public static LogitBins empty() {
        return new LogitBins(new double[BINS], new double[BINS], new double[BINS]);
    }

    /**
     * Returns bins as they were stored.
     *
     * @param counts for each, how many examples it has
     * @param predicted for each, the sum of their probabilities
     * @param observed for each, how many of them stayed away
     */
    public static LogitBins of(double[] counts, double[] predicted, double[] observed) {
        return new LogitBins(
                Arrays.copyOf(counts, BINS), Arrays.copyOf(predicted, BINS), Arrays.copyOf(observed, BINS));
    }

    /**
     * Returns the bins with one example more.
     *
     * @param logit what had been said of it, in log odds
     * @param halfLife after how many further examples an example counts half; infinity for never
     */
    public LogitBins plus(double logit, boolean stayedAway, double halfLife) {
        double kept = Math.pow(0.5, 1 / halfLife);
        LogitBins more = new LogitBins(times(counts, kept), times(predicted, kept), times(observed, kept));
        int bin = (int) Math.max(0, Math.min(BINS - 1, Math.floor((logit - LOWEST) / WIDTH)));
        more.counts[bin]++;
        more.predicted[bin] += LogOdds.probability(logit);
        more.observed[bin] += stayedAway ? 1 : 0;
        return more;
    }

    private static double[] times(double[] values, double factor) {
        double[] product = new double[values.length];
        for (int index = 0; index < values.length; index++) {
            product[index] = values[index] * factor;
        }
        return product;
    }

    /** Returns how many examples each bin has, older ones counted less; a copy. */
    public double[] counts() {
        return counts.clone();
    }

    /** Returns the sum of the probabilities that were said, by bin; a copy. */
    public double[] predicted() {
        return predicted.clone();
    }

    /** Returns how many stayed away, by bin; a copy. */
    public double[] observed() {
        return observed.clone();
    }

    /** Returns the bins that have examples, as means. */
    public List<ReliabilityBin> reliability() {
        List<ReliabilityBin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (counts[bin] > 0) {
                bins.add(new ReliabilityBin(predicted[bin] / counts[bin], observed[bin] / counts[bin], counts[bin]));
            }
        }
        return bins;
    }

    /**
     * Returns the correction that these examples call for.
     *
     * @param trust how many examples in a bin count as much as the model itself; greater than 0
     */
    public Calibration calibration(double trust) {
        return Calibration.of(reliability(), trust);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogitBins that
                && Arrays.equals(counts, that.counts)
                && Arrays.equals(predicted, that.predicted)
                && Arrays.equals(observed, that.observed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return reliability().toString();
    }
}
