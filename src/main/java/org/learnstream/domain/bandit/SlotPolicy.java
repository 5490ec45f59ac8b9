package org.learnstream.domain.bandit;

import java.util.List;

/**
 * How the arms of slots are drawn for one segment: a probability for each arm, the same for every slot.
 *
 * <p>A draw depends on the learner, the slot and the policy's generation alone. Scoring a learner again therefore draws
 * the same arms until the probabilities change, and then as few others as possible: a slot changes its arm only when the
 * bounds between the arms pass over its number.
 */
public final class SlotPolicy {
    private final List<String> arms;
    private final double[] probabilities;
    private final long generation;

    SlotPolicy(List<String> arms, double[] probabilities, long generation) {
        this.arms = List.copyOf(arms);
        this.probabilities = probabilities.clone();
        this.generation = generation;
    }

    /** Returns the arms, the favourite first. */
    public List<String> arms() {
        return arms;
    }

    /** Returns the probability of an arm: its propensity in every slot. */
    public double probability(int arm) {
        return probabilities[arm];
    }

    /** Returns a number that grows each time the evidence has doubled; then all slots are drawn anew. */
    public long generation() {
        return generation;
    }

    /** Returns the index of the arm that is drawn for a slot of a learner. */
    public int draw(String learnerId, int slot) {
        return at(Chance.of(learnerId, slot, generation));
    }

    /** Returns the index of the arm at a number from 0, inclusive, to 1, exclusive. */
    public int at(double number) {
        double bound = 0;
        for (int arm = 0; arm < probabilities.length - 1; arm++) {
            bound += probabilities[arm];
            if (number < bound) {
                return arm;
            }
        }
        return probabilities.length - 1;
    }
}
