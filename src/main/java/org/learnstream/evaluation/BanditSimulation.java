package org.learnstream.evaluation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.learnstream.domain.bandit.ArmCounts;
import org.learnstream.domain.bandit.BanditOptions;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.domain.bandit.SlateFeedback;
import org.learnstream.domain.bandit.SlotPolicies;
import org.learnstream.domain.bandit.SlotPolicy;
import org.learnstream.domain.learner.Response;

/**
 * The bandit in a simulated world: the product's own policy, draws, pairing of feedback and counts, on simulated time.
 * Clicks come late or never, a slot counts when its delay has passed, and what was counted is seen by the policy when it is
 * published next.
 */
final class BanditSimulation {
    private static final int POINTS = 200;
    private static final int SLOTS = 6;
    private static final long START = 1_700_000_000_000L;

    private final BanditWorld world;
    private final Settings settings;
    private final SlotPolicies policies;
    private final SimulatedArms arms;
    private final SplittableRandom random;
    private final PriorityQueue<Due> due = new PriorityQueue<>(Comparator.comparingLong(Due::time));
    private final Map<Integer, SlateFeedback> open = new HashMap<>();

    /**
     * How the bandit is run.
     *
     * @param options its arms, in the order of the world's rates
     * @param feedbackDelay how long a slot waits before it counts
     * @param publishEvery how often the counts reach the policy
     * @param impressions how many slots are shown
     */
    record Settings(BanditOptions options, Duration feedbackDelay, Duration publishEvery, int impressions) {}

    /** Something that happens later: a response arrives, or the delay of an impression has passed. */
    private record Due(long time, int impression, String arm, boolean click) {}

    private BanditSimulation(BanditWorld world, Settings settings, long seed) {
        this.world = world;
        this.settings = settings;
        policies = new SlotPolicies(settings.options());
        arms = new SimulatedArms(
                settings.options().arms(),
                ArmCounts.widthFor(settings.options().halfLife().toMillis()));
        random = new SplittableRandom(seed);
    }

    /** Runs a world once. */
    static RegretCurve run(BanditWorld world, Settings settings, long seed) {
        return new BanditSimulation(world, settings, seed).run();
    }

    private RegretCurve run() {
        int impressions = settings.impressions();
        double step = (double) world.span().toMillis() / impressions;
        int fixedBest = fixedBest();
        List<Integer> at = new ArrayList<>();
        List<Double> bandit = new ArrayList<>();
        List<Double> fixed = new ArrayList<>();
        List<Double> uniform = new ArrayList<>();
        double earned = 0;
        double bestEarned = 0;
        double fixedEarned = 0;
        double uniformEarned = 0;
        long published = START;
        for (int impression = 0; impression < impressions; impression++) {
            long now = START + (long) (impression * step);
            settle(now);
            if (now - published >= settings.publishEvery().toMillis()) {
                arms.publish();
                published = now;
            }
            int arm = show(impression, now);
            earned += world.rate(arm, impression, impressions);
            bestEarned += world.best(impression, impressions);
            fixedEarned += world.rate(fixedBest, impression, impressions);
            uniformEarned += world.mean(impression, impressions);
            if ((impression + 1) % Math.max(1, impressions / POINTS) == 0) {
                at.add(impression + 1);
                bandit.add(bestEarned - earned);
                fixed.add(fixedEarned - earned);
                uniform.add(bestEarned - uniformEarned);
            }
        }
        return new RegretCurve(at, bandit, fixed, uniform);
    }

    private int fixedBest() {
        int best = 0;
        for (int arm = 1; arm < world.rates().size(); arm++) {
            if (total(arm) > total(best)) {
                best = arm;
            }
        }
        return best;
    }

    private double total(int arm) {
        return world.rates().get(arm) + world.laterRates().get(arm);
    }

    /** Draws an arm for a slot, and what will come of it. */
    private int show(int impression, long now) {
        SlotPolicy policy = policies.policy(arms, Segment.LONG, now);
        int arm = policy.draw("learner-" + impression / SLOTS, impression % SLOTS);
        String name = policy.arms().get(arm);
        boolean click = random.nextDouble() < world.rate(arm, impression, settings.impressions());
        double wait = -Math.log(1 - random.nextDouble()) * world.clickDelay().toMillis();
        if (random.nextDouble() >= world.lostShare()) {
            respond(new Due(now, impression, name, false), Response.IMPRESSION);
        }
        if (click && random.nextDouble() >= world.lostShare()) {
            due.add(new Due(now + (long) wait, impression, name, true));
        }
        return arm;
    }

    private void settle(long now) {
        while (!due.isEmpty() && due.peek().time() <= now) {
            Due event = due.remove();
            if (event.click()) {
                respond(event, Response.CLICK);
            } else {
                SlateFeedback slate = open.get(event.impression());
                if (slate != null) {
                    apply(
                            event.impression(),
                            slate.settle(event.time() - settings.feedbackDelay().toMillis()));
                }
            }
        }
    }

    private void respond(Due event, Response response) {
        SlateFeedback slate = open.getOrDefault(event.impression(), SlateFeedback.none(Segment.LONG));
        if (slate.slots().isEmpty()) {
            long settles = event.time() + settings.feedbackDelay().toMillis();
            due.add(new Due(settles, event.impression(), event.arm(), false));
        }
        apply(event.impression(), slate.respond(0, event.arm(), response, event.time()));
    }

    private void apply(int impression, SlateFeedback.Step step) {
        open.put(impression, step.after());
        step.changes().forEach(arms::take);
    }
}
