package org.learnstream.domain.bandit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Thompson sampling with discounted evidence, a favourite and a floor: what is known of the arms to the probabilities by
 * which slots are drawn.
 *
 * <pre>
 * m         = (1 + Σ S_i) / (20 + Σ N_i)           N_i, S_i discounted slots and rewards of arm i
 * belief(i) = Beta(20·m + S_i, 20·(1 − m) + N_i − S_i)
 * P(i)      = probability that i has the highest rate, under the beliefs
 * t         = (100 / (100 + Σ N_i))²               trust in the favourite, which fades with evidence
 * q(i)      = t·[i is the favourite] + (1 − t)·P(i), rounded to 32nds
 * p(i)      = (1 − ε)·q(i) + ε / arms
 * </pre>
 *
 * <p>Arms are believed to be alike until feedback tells them apart: the prior of each is the mean rate of all, one success
 * in twenty slots at first, and weighs as much as twenty slots. So an arm that has not been shown for long is tried again.
 * Before there is any feedback the favourite has all but the floor. Rounding keeps slates from changing with every
 * response. Safe for use by many threads.
 */
public final class SlotPolicies {
    private static final double FIRST_RATE = 0.05;
    private static final double PRIOR_WEIGHT = 20;
    private static final double TRUST = 100;
    private static final int STEPS = 32;

    private final BanditOptions options;
    private final Map<Segment, Known> latest = new ConcurrentHashMap<>();

    public SlotPolicies(BanditOptions options) {
        this.options = options;
    }

    /** A policy and what it was made from. */
    private record Known(ArmStatistics statistics, long version, long period, SlotPolicy policy) {
        boolean holds(ArmStatistics now, long nowVersion, long nowPeriod) {
            return statistics == now && version == nowVersion && period == nowPeriod;
        }
    }

    /** Returns what the policies are made by. */
    public BanditOptions options() {
        return options;
    }

    /** Returns the policy of a segment at a time; it is worked out once for each version of the statistics. */
    public SlotPolicy policy(ArmStatistics statistics, Segment segment, long now) {
        // Read before the counts: should they change meanwhile, the policy is made anew the next time.
        long version = statistics.version();
        long period = Math.floorDiv(now, width());
        @Nullable Known known = latest.get(segment);
        if (known == null || !known.holds(statistics, version, period)) {
            known = new Known(statistics, version, period, make(statistics, segment, now));
            latest.put(segment, known);
        }
        return known.policy();
    }

    /** Returns what is believed of every arm in a segment: first those that compete, then others that ever did. */
    public List<ArmBelief> beliefs(ArmStatistics statistics, Segment segment, long now) {
        SlotPolicy policy = policy(statistics, segment, now);
        double rate = commonRate(statistics, segment, now);
        List<ArmBelief> beliefs = new ArrayList<>();
        for (int arm = 0; arm < options.arms().size(); arm++) {
            beliefs.add(belief(statistics, segment, options.arms().get(arm), rate, policy.probability(arm), now));
        }
        Set<String> others = new TreeSet<>(statistics.arms());
        options.arms().forEach(others::remove);
        for (String arm : others) {
            beliefs.add(belief(statistics, segment, arm, rate, 0, now));
        }
        return beliefs;
    }

    private ArmBelief belief(
            ArmStatistics statistics, Segment segment, String arm, double rate, double share, long now) {
        ArmCounts counts = counts(statistics, segment, arm);
        ArmCounts.Discounted discounted = discounted(counts, now);
        double successes = Math.max(0, discounted.successes());
        double failures = Math.max(0, discounted.trials() - successes);
        BetaBelief belief = new BetaBelief(
                Math.max(1, PRIOR_WEIGHT * rate) + successes, Math.max(1, PRIOR_WEIGHT * (1 - rate)) + failures);
        return new ArmBelief(arm, counts, discounted, belief, share);
    }

    /** Returns the mean rate of the arms that compete, of which one success in twenty slots is taken for granted. */
    private double commonRate(ArmStatistics statistics, Segment segment, long now) {
        double successes = PRIOR_WEIGHT * FIRST_RATE;
        double trials = PRIOR_WEIGHT;
        for (String arm : options.arms()) {
            ArmCounts.Discounted discounted = discounted(counts(statistics, segment, arm), now);
            successes += discounted.successes();
            trials += discounted.trials();
        }
        return Math.min(1, Math.max(0, successes / trials));
    }

    private ArmCounts counts(ArmStatistics statistics, Segment segment, String arm) {
        return statistics.counts(segment, arm).withWidth(width());
    }

    private ArmCounts.Discounted discounted(ArmCounts counts, long now) {
        return counts.discounted(options.rewards(), options.halfLife().toMillis(), now);
    }

    private SlotPolicy make(ArmStatistics statistics, Segment segment, long now) {
        double rate = commonRate(statistics, segment, now);
        List<BetaBelief> beliefs = new ArrayList<>();
        double trials = 0;
        long slots = 0;
        for (String arm : options.arms()) {
            ArmBelief known = belief(statistics, segment, arm, rate, 0, now);
            beliefs.add(known.belief());
            trials += known.discounted().trials();
            slots += known.counts().all().trials();
        }
        double[] shares = BestArm.probabilities(beliefs);
        double fade = TRUST / (TRUST + trials);
        double trust = fade * fade;
        for (int arm = 0; arm < shares.length; arm++) {
            shares[arm] = (1 - trust) * shares[arm] + (arm == 0 ? trust : 0);
        }
        double[] probabilities = rounded(shares);
        for (int arm = 0; arm < probabilities.length; arm++) {
            probabilities[arm] =
                    (1 - options.exploration()) * probabilities[arm] + options.exploration() / shares.length;
        }
        int generation = Long.SIZE - Long.numberOfLeadingZeros(slots);
        return new SlotPolicy(options.arms(), probabilities, generation);
    }

    /** Rounds shares to whole steps whose sum is 1, those with the largest remainders up. */
    static double[] rounded(double[] shares) {
        double[] steps = new double[shares.length];
        int left = STEPS;
        for (int arm = 0; arm < shares.length; arm++) {
            steps[arm] = Math.floor(shares[arm] * STEPS);
            left -= (int) steps[arm];
        }
        for (; left > 0; left--) {
            int most = 0;
            for (int arm = 1; arm < shares.length; arm++) {
                if (shares[arm] * STEPS - steps[arm] > shares[most] * STEPS - steps[most]) {
                    most = arm;
                }
            }
            steps[most]++;
        }
        for (int arm = 0; arm < shares.length; arm++) {
            steps[arm] /= STEPS;
        }
        return steps;
    }

    private long width() {
        return ArmCounts.widthFor(options.halfLife().toMillis());
    }
}
