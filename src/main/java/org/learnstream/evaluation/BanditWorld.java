package org.learnstream.evaluation;

import java.time.Duration;
import java.util.List;

/**
 * A simulated world in which the truth about the arms is known.
 *
 * @param name what it is called in reports
 * @param rates the probability of a click by arm, before anything changes
 * @param laterRates the same from half-way on
 * @param span the time over which the impressions are spread evenly
 * @param clickDelay the mean time from impression to click, exponentially distributed
 * @param lostShare share of the responses that never arrive, impressions and clicks alike; 0 to 1
 */
record BanditWorld(
        String name,
        List<Double> rates,
        List<Double> laterRates,
        Duration span,
        Duration clickDelay,
        double lostShare) {
    BanditWorld {
        rates = List.copyOf(rates);
        laterRates = List.copyOf(laterRates);
    }

    /** Returns the true rate of an arm at an impression. */
    double rate(int arm, int impression, int impressions) {
        return (impression < impressions / 2 ? rates : laterRates).get(arm);
    }

    /** Returns the best rate of any arm at an impression. */
    double best(int impression, int impressions) {
        return (impression < impressions / 2 ? rates : laterRates)
                .stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /** Returns the mean of the arms' rates at an impression, which is what uniform choice earns. */
    double mean(int impression, int impressions) {
        return (impression < impressions / 2 ? rates : laterRates)
                .stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
