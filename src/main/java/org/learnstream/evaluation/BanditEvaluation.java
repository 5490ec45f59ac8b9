package org.learnstream.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.learnstream.domain.bandit.BanditOptions;

/**
 * How much the bandit misses while it learns, in simulated worlds: with rates as low as real ones and with easy ones,
 * with rates that stay and rates that are turned round half-way, with discounting and without.
 *
 * @param impressions slots that are shown in each run
 * @param arms how many compete
 * @param seeds one run of every scenario for each
 */
public record BanditEvaluation(int impressions, int arms, List<Long> seeds) {
    private static final Duration FEEDBACK_DELAY = Duration.ofHours(1);
    private static final Duration PUBLISH_EVERY = Duration.ofMinutes(30);
    private static final Duration NEVER = Duration.ofDays(36_500);

    public BanditEvaluation {
        seeds = List.copyOf(seeds);
    }

    /** Returns an evaluation with a number of runs, the first with a seed and each other with the next one. */
    public static BanditEvaluation of(int impressions, int arms, long seed, int runs) {
        return new BanditEvaluation(
                impressions, arms, LongStream.range(seed, seed + runs).boxed().toList());
    }

    /** Returns how many rows {@link #run} makes. */
    public int rows() {
        return 2 * scenarios().size();
    }

    /**
     * Runs everything.
     *
     * @param options exploration, half-life and the like; the arms are the simulation's own
     * @param progress is told of each row when it is done
     */
    public BanditReport run(BanditOptions options, Consumer<BanditReport.Row> progress) {
        List<BanditReport.Row> rows = new ArrayList<>();
        for (BanditScenario scenario : scenarios()) {
            for (Duration halfLife : List.of(options.halfLife(), NEVER)) {
                BanditReport.Row row = BanditReport.Row.of(
                        scenario.run(settings(options, halfLife), seeds),
                        halfLife.equals(NEVER) ? "none" : words(halfLife));
                rows.add(row);
                progress.accept(row);
            }
        }
        return new BanditReport(impressions, arms, seeds.size(), rows);
    }

    private static String words(Duration halfLife) {
        boolean days = halfLife.equals(Duration.ofDays(halfLife.toDays()));
        return days ? "P" + halfLife.toDays() + "D" : halfLife.toString();
    }

    private List<BanditScenario> scenarios() {
        return List.of(
                BanditScenario.of("realistic", arms, 0.02, 0.06, false),
                BanditScenario.of("realistic, turned round", arms, 0.02, 0.06, true),
                BanditScenario.of("easy", arms, 0.1, 0.5, false),
                BanditScenario.of("easy, turned round", arms, 0.1, 0.5, true));
    }

    private BanditSimulation.Settings settings(BanditOptions options, Duration halfLife) {
        List<String> names =
                IntStream.rangeClosed(1, arms).mapToObj(arm -> "arm-" + arm).toList();
        // Responses are clicks alone here, and a click is a whole success.
        return new BanditSimulation.Settings(
                new BanditOptions(
                        names, options.exploration(), halfLife, new org.learnstream.domain.bandit.Rewards(1, 1)),
                FEEDBACK_DELAY,
                PUBLISH_EVERY,
                impressions);
    }
}
