package org.learnstream.domain.bandit;

/**
 * A belief about a success rate: the Beta distribution, which a Bernoulli trial with a success of 0 to 1 updates by adding
 * the success to alpha and the rest to beta.
 *
 * @param alpha at least 1
 * @param beta at least 1
 */
public record BetaBelief(double alpha, double beta) {
    private static final double REACH = 12;

    public BetaBelief {
        if (!(alpha >= 1 && beta >= 1)) {
            throw new IllegalArgumentException("Beta(" + alpha + ", " + beta + "), expected both at least 1");
        }
    }

    /** Returns the expected rate, 0 to 1. */
    public double mean() {
        return alpha / (alpha + beta);
    }

    /** Returns the rate below which the true one lies with a probability, to about a thousandth of the deviation. */
    public double quantile(double probability) {
        int panels = 512;
        double from = lowest();
        double step = (highest() - from) / panels;
        double[] cumulative = new double[panels + 1];
        for (int panel = 0; panel < panels; panel++) {
            double left = from + panel * step;
            cumulative[panel + 1] =
                    cumulative[panel] + density(left) + 4 * density(left + step / 2) + density(left + step);
        }
        double wanted = probability * cumulative[panels];
        int panel = 0;
        while (panel < panels - 1 && cumulative[panel + 1] < wanted) {
            panel++;
        }
        double mass = cumulative[panel + 1] - cumulative[panel];
        return from + step * (panel + (mass > 0 ? (wanted - cumulative[panel]) / mass : 0));
    }

    /** Returns the density relative to its greatest value, 0 to 1. */
    double density(double rate) {
        double mode = alpha + beta > 2 ? (alpha - 1) / (alpha + beta - 2) : 0.5;
        return Math.exp(logDensity(rate) - logDensity(mode));
    }

    /** Returns the rate below which there is next to nothing: less than a millionth. */
    double lowest() {
        return Math.max(0, mean() - REACH * deviation());
    }

    /** Returns the rate above which there is next to nothing: less than a millionth. */
    double highest() {
        return Math.min(1, mean() + REACH * deviation());
    }

    private double deviation() {
        double sum = alpha + beta;
        return Math.sqrt(alpha * beta / (sum * sum * (sum + 1)));
    }

    private double logDensity(double rate) {
        return power(alpha - 1, rate) + power(beta - 1, 1 - rate);
    }

    private static double power(double exponent, double base) {
        return exponent == 0 ? 0 : exponent * Math.log(base);
    }
}
