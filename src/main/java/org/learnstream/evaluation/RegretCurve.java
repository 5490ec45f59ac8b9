package org.learnstream.evaluation;

import java.util.List;

/**
 * Expected clicks that were missed so far, by number of impressions.
 *
 * @param impressions numbers of impressions, rising
 * @param bandit missed by the bandit against the best arm of each moment
 * @param fixed missed by the bandit against the arm that is best over the whole run; negative when the bandit is better
 * @param uniform missed by choosing evenly, against the best arm of each moment
 */
record RegretCurve(List<Integer> impressions, List<Double> bandit, List<Double> fixed, List<Double> uniform) {
    RegretCurve {
        impressions = List.copyOf(impressions);
        bandit = List.copyOf(bandit);
        fixed = List.copyOf(fixed);
        uniform = List.copyOf(uniform);
    }

    double lastBandit() {
        return bandit.get(bandit.size() - 1);
    }

    double lastFixed() {
        return fixed.get(fixed.size() - 1);
    }

    double lastUniform() {
        return uniform.get(uniform.size() - 1);
    }

    /** Returns the bandit's regret over that of uniform choice, at the end. */
    double ratio() {
        return lastBandit() / lastUniform();
    }

    /**
     * Returns the exponent a of the best fit of regret = c · impressions^a, by least squares of the logarithms over the
     * second half of the run and the quarter before it: 1 is linear growth.
     */
    double exponent() {
        double count = 0;
        double sumX = 0;
        double sumY = 0;
        double sumXx = 0;
        double sumXy = 0;
        for (int point = impressions.size() / 4; point < impressions.size(); point++) {
            double x = Math.log(impressions.get(point));
            double y = Math.log(Math.max(1e-9, bandit.get(point)));
            count++;
            sumX += x;
            sumY += y;
            sumXx += x * x;
            sumXy += x * y;
        }
        return (count * sumXy - sumX * sumY) / (count * sumXx - sumX * sumX);
    }
}
