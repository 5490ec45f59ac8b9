package org.learnstream.domain.evaluation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * What a policy would have earned for each slot, estimated from slots that another policy filled and whose propensities
 * are known.
 *
 * <pre>
 * w_i   = π(arm_i) / p_i                     π the policy asked about, p_i the propensity of the arm that was drawn
 * IPS   = Σ w_i·r_i / n                      unbiased (Horvitz and Thompson 1952)
 * SNIPS = Σ w_i·r_i / Σ w_i                  slightly biased, varies less (Swaminathan and Joachims 2015)
 * ESS   = (Σ w_i)² / Σ w_i²                  how many slots of its own the policy would need for the same certainty
 * </pre>
 *
 * <p>Intervals are normal, with the variance of sums over learners: the slots of one learner may depend on each other.
 * What a slot earns is taken to depend on its own arm alone and not on those of the slots above it.
 */
public final class OffPolicy {
    private static final double NORMAL_95 = 1.959_963_984_540_054;
    private static final double FEW = 100;
    private static final double FEW_SHARE = 0.01;
    private static final double FAR = 3.3;

    private final List<Slot> slots;
    private final Map<String, Integer> learners = new HashMap<>();
    private final TreeSet<String> arms = new TreeSet<>();

    /** Makes the estimates of logged slots. */
    public OffPolicy(List<Slot> slots) {
        this.slots = List.copyOf(slots);
        for (Slot slot : this.slots) {
            learners.putIfAbsent(slot.learnerId(), learners.size());
            arms.add(slot.arm());
        }
    }

    /**
     * One slot that was seen.
     *
     * @param learnerId who saw it
     * @param arm the arm that filled it
     * @param propensity the probability with which it was drawn, above 0 and at most 1
     * @param reward 0 to 1
     */
    public record Slot(String learnerId, String arm, double propensity, double reward) {
        public Slot {
            if (!(propensity > 0 && propensity <= 1)) {
                throw new IllegalArgumentException(
                        "the propensity is " + propensity + ", expected above 0 and at most 1");
            }
        }
    }

    /** A value with its 95 percent confidence interval. */
    public record Interval(double value, double lower, double upper) {
        private static Interval of(double value, double variance) {
            double reach = NORMAL_95 * Math.sqrt(variance);
            return new Interval(value, value - reach, value + reach);
        }
    }

    /**
     * What a policy would have earned.
     *
     * @param policy its name
     * @param ips reward per slot by inverse propensity scoring
     * @param snips the same, self-normalised
     * @param effectiveSize effective sample size, in slots
     * @param meanWeight mean of the weights; 1 but for chance when the propensities are right and support the policy
     * @param warnings why the figures are not to be relied on; empty when nothing speaks against them
     */
    public record Estimate(
            String policy,
            Interval ips,
            Interval snips,
            double effectiveSize,
            double meanWeight,
            List<String> warnings) {
        public Estimate {
            warnings = List.copyOf(warnings);
        }
    }

    /** Returns the names of the arms that were logged. */
    public List<String> arms() {
        return List.copyOf(arms);
    }

    /** Returns the estimates of each arm alone, of an even choice, and of the policy that was logged. */
    public List<Estimate> estimates() {
        List<Estimate> estimates = new ArrayList<>();
        for (String arm : arms) {
            estimates.add(estimate(arm, other -> other.equals(arm) ? 1 : 0));
        }
        estimates.add(estimate("uniform", arm -> 1.0 / arms.size()));
        estimates.add(weighted("logged", slot -> 1));
        return estimates;
    }

    /**
     * Returns what a policy would have earned.
     *
     * @param policy the probability of each arm, the same in every slot
     */
    public Estimate estimate(String name, ToDoubleFunction<String> policy) {
        return weighted(name, slot -> policy.applyAsDouble(slot.arm()) / slot.propensity());
    }

    private Estimate weighted(String name, ToDoubleFunction<Slot> weight) {
        double count = slots.size();
        double sum = 0;
        double squares = 0;
        double earned = 0;
        double[] weights = new double[learners.size()];
        double[] rewards = new double[learners.size()];
        double[] sizes = new double[learners.size()];
        for (Slot slot : slots) {
            double w = weight.applyAsDouble(slot);
            int learner = learners.getOrDefault(slot.learnerId(), 0);
            weights[learner] += w;
            rewards[learner] += w * slot.reward();
            sizes[learner]++;
            sum += w;
            squares += w * w;
            earned += w * slot.reward();
        }
        double mean = sum / count;
        double ips = earned / count;
        double snips = sum > 0 ? earned / sum : 0;
        double ipsVariance = 0;
        double snipsVariance = 0;
        double weightVariance = 0;
        for (int learner = 0; learner < weights.length; learner++) {
            ipsVariance += square(rewards[learner] - ips * sizes[learner]);
            snipsVariance += square(rewards[learner] - snips * weights[learner]);
            weightVariance += square(weights[learner] - mean * sizes[learner]);
        }
        double scale = learners.size() > 1 ? learners.size() / (learners.size() - 1.0) : Double.NaN;
        double effective = squares > 0 ? sum * sum / squares : 0;
        return new Estimate(
                name,
                Interval.of(ips, scale * ipsVariance / (count * count)),
                Interval.of(snips, scale * snipsVariance / (sum * sum)),
                effective,
                mean,
                warnings(effective, mean, Math.sqrt(scale * weightVariance) / count));
    }

    private List<String> warnings(double effective, double mean, double deviation) {
        List<String> warnings = new ArrayList<>();
        if (effective < FEW || effective < FEW_SHARE * slots.size()) {
            warnings.add("few effective slots: the log hardly ever did what the policy would do");
        }
        if (!(Math.abs(mean - 1) <= FAR * deviation + 1e-3)) {
            warnings.add("the mean weight is far from 1: the propensities are wrong, or do not support the policy");
        }
        return warnings;
    }

    private static double square(double value) {
        return value * value;
    }
}
