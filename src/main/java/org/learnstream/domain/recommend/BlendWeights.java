package org.learnstream.domain.recommend;

import java.util.Arrays;
import java.util.List;

/**
 * How much the score of each member counts in the hybrid, for learners with histories of different lengths.
 *
 * <p>A member's scores are standardised per learner before they are weighed: a weight says by how much the blend grows
 * when the member puts a course one standard deviation higher.
 */
public final class BlendWeights {
    /** The longest history of each class of learners but the last, in courses. */
    private static final int[] LONGEST = {0, 2, 4, 8, 16};

    /** How many classes of learners there are: those without history, and five of growing histories. */
    public static final int CLASSES = LONGEST.length + 1;

    /** Of no member: the weights before anything was learnt or set. */
    public static final BlendWeights NONE = new BlendWeights(List.of(), new double[CLASSES][0]);

    private final List<String> members;
    private final double[][] weights;

    /**
     * Makes weights.
     *
     * @param members names of recommenders
     * @param weights by class of learners, a weight for each member
     */
    public BlendWeights(List<String> members, double[][] weights) {
        if (weights.length != CLASSES) {
            throw new IllegalArgumentException(
                    "there are weights for " + weights.length + " classes of learners, expected " + CLASSES);
        }
        this.members = List.copyOf(members);
        this.weights = new double[CLASSES][];
        for (int learners = 0; learners < CLASSES; learners++) {
            if (weights[learners].length != members.size()) {
                throw new IllegalArgumentException("there are " + weights[learners].length + " weights for "
                        + members.size() + " members, expected one for each");
            }
            this.weights[learners] = weights[learners].clone();
        }
    }

    /** Returns the class of learners with so many courses, from 0. */
    public static int classOf(int courses) {
        int learners = 0;
        while (learners < LONGEST.length && courses > LONGEST[learners]) {
            learners++;
        }
        return learners;
    }

    /** Returns the names of the recommenders that are weighed. */
    public List<String> members() {
        return members;
    }

    /** Returns the weight of a member for a class of learners; 0 for a recommender that is no member. */
    public double weight(int learners, String member) {
        int index = members.indexOf(member);
        return index < 0 ? 0 : weights[learners][index];
    }

    /** Returns the weights for a class of learners, in the order of the members. */
    public double[] of(int learners) {
        return weights[learners].clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BlendWeights blend
                && members.equals(blend.members)
                && Arrays.deepEquals(weights, blend.weights);
    }

    @Override
    public int hashCode() {
        return 31 * members.hashCode() + Arrays.deepHashCode(weights);
    }

    @Override
    public String toString() {
        return members + " " + Arrays.deepToString(weights);
    }
}
