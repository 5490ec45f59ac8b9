package org.learnstream.domain.evaluation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What was measured for each learner: a row for each learner, a column for each measure.
 *
 * <p>Threads may fill different rows at once. Means are summed from the first row to the last, so they are the same bit by
 * bit however many threads filled the rows.
 */
public final class MeasureTable {
    private final List<String> names;
    private final int learners;
    private final double[] values;

    /**
     * Makes a table of zeros.
     *
     * @param names names of the measures, in their order
     * @param learners number of rows
     */
    public MeasureTable(List<String> names, int learners) {
        this.names = List.copyOf(names);
        this.learners = learners;
        this.values = new double[learners * names.size()];
    }

    /**
     * Fills the row of a learner.
     *
     * @param measured a value for each measure, in their order
     */
    public void set(int learner, double... measured) {
        if (measured.length != names.size()) {
            throw new IllegalArgumentException(
                    "there are " + measured.length + " values, expected one for each of " + names);
        }
        System.arraycopy(measured, 0, values, learner * names.size(), measured.length);
    }

    /** Returns the names of the measures. */
    public List<String> names() {
        return names;
    }

    /** Returns the number of rows. */
    public int learners() {
        return learners;
    }

    /** Returns the mean of each measure over all learners, by its name; 0 when there are none. */
    public Map<String, Double> means() {
        double[] sums = new double[names.size()];
        for (int learner = 0; learner < learners; learner++) {
            add(learner, sums);
        }
        Map<String, Double> means = new LinkedHashMap<>();
        for (int measure = 0; measure < sums.length; measure++) {
            means.put(names.get(measure), learners == 0 ? 0 : sums[measure] / learners);
        }
        return means;
    }

    /**
     * Returns a confidence interval of the mean of each measure, by its name: the percentiles of the means of samples as
     * large as the table, drawn from its rows with repetition.
     *
     * <p>Source: B. Efron and R. Tibshirani, An Introduction to the Bootstrap, 1993, section 13.3.
     *
     * @param confidence probability that the interval holds the mean, above 0 and below 1
     * @param samples how many samples to draw, at least 1
     * @param seed decides which
     */
    public Map<String, Interval> intervals(double confidence, int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] means = new double[names.size()][samples];
        for (int sample = 0; sample < samples; sample++) {
            double[] sums = new double[names.size()];
            for (int draw = 0; draw < learners; draw++) {
                add(random.nextInt(learners), sums);
            }
            for (int measure = 0; measure < sums.length; measure++) {
                means[measure][sample] = learners == 0 ? 0 : sums[measure] / learners;
            }
        }
        Map<String, Interval> intervals = new LinkedHashMap<>();
        for (int measure = 0; measure < means.length; measure++) {
            Arrays.sort(means[measure]);
            intervals.put(
                    names.get(measure),
                    new Interval(
                            quantile(means[measure], (1 - confidence) / 2),
                            quantile(means[measure], (1 + confidence) / 2)));
        }
        return intervals;
    }

    private void add(int learner, double[] sums) {
        int start = learner * sums.length;
        for (int measure = 0; measure < sums.length; measure++) {
            sums[measure] += values[start + measure];
        }
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.round(share * (sorted.length - 1))];
    }
}
