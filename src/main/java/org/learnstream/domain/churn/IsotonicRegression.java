package org.learnstream.domain.churn;

/**
 * The rising sequence that is nearest to a sequence of numbers, by weighted squares: pool adjacent violators.
 *
 * <p>Source: M. Ayer et al., An Empirical Distribution Function for Sampling with Incomplete Information, Annals of
 * Mathematical Statistics 26(4), 1955.
 */
public final class IsotonicRegression {
    private IsotonicRegression() {}

    /**
     * Returns the nearest sequence that does not fall anywhere.
     *
     * @param weights one for each value, greater than 0
     */
    public static double[] fit(double[] values, double[] weights) {
        double[] means = new double[values.length];
        double[] sizes = new double[values.length];
        int[] lengths = new int[values.length];
        int blocks = 0;
        for (int index = 0; index < values.length; index++) {
            means[blocks] = values[index];
            sizes[blocks] = weights[index];
            lengths[blocks++] = 1;
            while (blocks > 1 && means[blocks - 2] >= means[blocks - 1]) {
                blocks--;
                double size = sizes[blocks - 1] + sizes[blocks];
                means[blocks - 1] = (means[blocks - 1] * sizes[blocks - 1] + means[blocks] * sizes[blocks]) / size;
                sizes[blocks - 1] = size;
                lengths[blocks - 1] += lengths[blocks];
            }
        }
        double[] fitted = new double[values.length];
        int at = 0;
        for (int block = 0; block < blocks; block++) {
            for (int count = 0; count < lengths[block]; count++) {
                fitted[at++] = means[block];
            }
        }
        return fitted;
    }
}
