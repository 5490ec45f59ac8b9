package org.learnstream.domain.recommend;

import java.util.List;

/**
 * What one learner of the blend has learnt so far: a value that is replaced, never changed.
 *
 * @param members names of the recommenders that are blended
 * @param classes what is known for each class of learners
 * @param steps how many enrolments were learnt from
 * @param quality discounted means of the reciprocal rank of what learners took, as it was foretold: one number for each
 *     member, and the blend's last; 0 to 1
 */
public record BlendState(List<String> members, List<ClassState> classes, long steps, List<Double> quality) {
    /**
     * What is known for one class of learners.
     *
     * @param weights a weight for each member
     * @param squares for each member the sum of its squared gradients, which slows its steps
     */
    public record ClassState(List<Double> weights, List<Double> squares) {
        public ClassState {
            weights = List.copyOf(weights);
            squares = List.copyOf(squares);
        }
    }

    public BlendState {
        members = List.copyOf(members);
        classes = List.copyOf(classes);
        quality = List.copyOf(quality);
    }
}
