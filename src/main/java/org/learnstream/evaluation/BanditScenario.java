package org.learnstream.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * A family of simulated worlds that differ in which arm has which rate, so that no place in the order of arms is favoured.
 *
 * @param name what it is called in reports
 * @param rates the rates of the arms, lowest first
 * @param changes whether the order of the arms is turned round half-way: the best becomes the worst
 */
public record BanditScenario(String name, List<Double> rates, boolean changes) {
    private static final Duration SPAN = Duration.ofDays(30);
    private static final Duration CLICK_DELAY = Duration.ofMinutes(10);
    private static final double LOST = 0.1;

    public BanditScenario {
        rates = List.copyOf(rates);
    }

    /** Returns a scenario with evenly spaced rates. */
    static BanditScenario of(String name, int arms, double lowest, double highest, boolean changes) {
        List<Double> rates = new ArrayList<>();
        for (int arm = 0; arm < arms; arm++) {
            rates.add(lowest + (highest - lowest) * arm / Math.max(1, arms - 1));
        }
        return new BanditScenario(name, rates, changes);
    }

    /**
     * What came of several runs.
     *
     * @param scenario what was run
     * @param settings how
     * @param curves one for each seed
     */
    record Outcome(BanditScenario scenario, BanditSimulation.Settings settings, List<RegretCurve> curves) {
        Outcome {
            curves = List.copyOf(curves);
        }

        /** Returns the median over the runs. */
        double median(ToDoubleFunction<RegretCurve> measure) {
            return quantile(measure, 0.5);
        }

        /** Returns the value at a share of the runs, from 0 for the lowest to 1 for the highest. */
        double quantile(ToDoubleFunction<RegretCurve> measure, double share) {
            double[] sorted = curves.stream().mapToDouble(measure).sorted().toArray();
            double place = share * (sorted.length - 1);
            int below = (int) place;
            int above = Math.min(sorted.length - 1, below + 1);
            return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
        }
    }

    /** Runs a world for each seed. */
    Outcome run(BanditSimulation.Settings settings, List<Long> seeds) {
        return new Outcome(
                this,
                settings,
                seeds.stream()
                        .map(seed -> BanditSimulation.run(world(seed), settings, seed))
                        .toList());
    }

    private BanditWorld world(long seed) {
        List<Double> first = new ArrayList<>(rates);
        Collections.shuffle(first, new Random(seed));
        double turned = rates.get(0) + rates.get(rates.size() - 1);
        List<Double> later = changes ? first.stream().map(rate -> turned - rate).toList() : first;
        return new BanditWorld(name, first, later, SPAN, CLICK_DELAY, LOST);
    }
}
