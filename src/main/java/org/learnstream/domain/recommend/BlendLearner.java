package org.learnstream.domain.recommend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * Learns the weights of the hybrid from one enrolment after the other.
 *
 * <p>With z(m,c) the standardised score that member m gave course c before the enrolment, the probability of the course
 * c* that was taken among those it is compared with is the softmax of the blended scores, and each enrolment moves the
 * weights one step down the gradient of its negative logarithm, propagated back through the one layer of weights:
 *
 * <pre>
 * p(c) = exp Σm w(m)·z(m,c) / Σd exp Σm w(m)·z(m,d)      g(m) = Σc p(c)·z(m,c) − z(m,c*)
 * q(m) += g(m)²                                            w(m) −= rate · g(m) / √q(m)
 * </pre>
 *
 * <p>Sources: the loss is that of Z. Cao et al., Learning to Rank: From Pairwise Approach to Listwise Approach, ICML
 * 2007 (ListNet) with one relevant course; the step is that of J. Duchi, E. Hazan and Y. Singer, Adaptive Subgradient
 * Methods, JMLR 12, 2011 (AdaGrad). Weights that were learnt apart are averaged by the number of examples: R. McDonald,
 * K. Hall and G. Mann, Distributed Training Strategies for the Structured Perceptron, NAACL 2010.
 */
public final class BlendLearner {
    /** What an example counts for the quality, next to all those before it; about the last thousand count. */
    private static final double QUALITY_RATE = 1e-3;

    /** Squared gradients at the start: the first steps are no longer than later ones. */
    private static final double FIRST_SQUARES = 1;

    private final double rate;

    /**
     * Makes a learner.
     *
     * @param rate length of the steps, above 0
     */
    public BlendLearner(double rate) {
        if (!(rate > 0)) {
            throw new IllegalArgumentException("the rate is " + rate + ", expected a number above 0");
        }
        this.rate = rate;
    }

    /** Returns the state before the first example: the same weights for all classes of learners. */
    public static BlendState start(List<String> members, List<Double> weights) {
        BlendState.ClassState one =
                new BlendState.ClassState(weights, Collections.nCopies(members.size(), FIRST_SQUARES));
        return new BlendState(
                members,
                Collections.nCopies(BlendWeights.CLASSES, one),
                0,
                Collections.nCopies(members.size() + 1, 0.0));
    }

    /** Returns what is known after an example, whose members must be those of the state. */
    public BlendState learn(BlendState state, BlendExample example) {
        BlendState.ClassState known = state.classes().get(example.learners());
        double[] weights = array(known.weights());
        double[] squares = array(known.squares());
        List<Double> quality = quality(state, example, weights);
        double[] gradient = gradient(example, weights);
        for (int member = 0; member < weights.length; member++) {
            squares[member] += gradient[member] * gradient[member];
            weights[member] -= rate * gradient[member] / Math.sqrt(squares[member]);
        }
        List<BlendState.ClassState> classes = new ArrayList<>(state.classes());
        classes.set(example.learners(), new BlendState.ClassState(list(weights), list(squares)));
        return new BlendState(state.members(), classes, state.steps() + 1, quality);
    }

    /** Returns the gradient of the loss of an example by the weights. */
    static double[] gradient(BlendExample example, double[] weights) {
        double[] scores = new double[example.courses()];
        double highest = Double.NEGATIVE_INFINITY;
        for (int course = 0; course < scores.length; course++) {
            scores[course] = dot(weights, example.of(course));
            highest = Math.max(highest, scores[course]);
        }
        double total = 0;
        for (int course = 0; course < scores.length; course++) {
            scores[course] = Math.exp(scores[course] - highest);
            total += scores[course];
        }
        double[] gradient = new double[weights.length];
        for (int course = 0; course < scores.length; course++) {
            double share = scores[course] / total - (course == 0 ? 1 : 0);
            double[] features = example.of(course);
            for (int member = 0; member < weights.length; member++) {
                gradient[member] += share * features[member];
            }
        }
        return gradient;
    }

    /**
     * Returns the weights of several learners together: the mean of theirs by examples. As long as the blend of them
     * foretells worse than the best single member, that member has all the weight.
     *
     * @return empty weights when there are no states
     */
    public static BlendWeights combine(Collection<BlendState> states) {
        if (states.isEmpty()) {
            return BlendWeights.NONE;
        }
        List<String> members = states.iterator().next().members();
        double[][] weights = new double[BlendWeights.CLASSES][members.size()];
        double[] quality = new double[members.size() + 1];
        double total = 0;
        for (BlendState state : states) {
            // One more, so that learners that have not learnt yet agree on what they start from.
            double share = state.steps() + 1.0;
            total += share;
            for (int learners = 0; learners < weights.length; learners++) {
                List<Double> own = state.classes().get(learners).weights();
                for (int member = 0; member < members.size(); member++) {
                    weights[learners][member] += share * own.get(member);
                }
            }
            for (int index = 0; index < quality.length; index++) {
                quality[index] += share * state.quality().get(index);
            }
        }
        int best = 0;
        for (int member = 1; member < members.size(); member++) {
            best = quality[member] > quality[best] ? member : best;
        }
        boolean single = quality[members.size()] < quality[best];
        for (double[] row : weights) {
            for (int member = 0; member < row.length; member++) {
                row[member] = single ? (member == best ? 1 : 0) : row[member] / total;
            }
        }
        return new BlendWeights(members, weights);
    }

    private static List<Double> quality(BlendState state, BlendExample example, double[] weights) {
        // The first examples count as a plain mean.
        double rate = Math.max(QUALITY_RATE, 1 / (state.steps() + 1.0));
        List<Double> quality = new ArrayList<>(state.quality());
        for (int index = 0; index < quality.size(); index++) {
            double[] by = index < weights.length ? new double[weights.length] : weights;
            if (index < weights.length) {
                by[index] = 1;
            }
            quality.set(index, quality.get(index) * (1 - rate) + rate * reciprocalRank(example, by));
        }
        return quality;
    }

    /** Returns the reciprocal rank of the course that was taken; among equals it stands in the middle. */
    private static double reciprocalRank(BlendExample example, double[] weights) {
        double taken = dot(weights, example.of(0));
        double rank = 1;
        for (int course = 1; course < example.courses(); course++) {
            double other = dot(weights, example.of(course));
            rank += other > taken ? 1 : (other == taken ? 0.5 : 0);
        }
        return 1 / rank;
    }

    private static double dot(double[] weights, double[] features) {
        double sum = 0;
        for (int member = 0; member < weights.length; member++) {
            sum += weights[member] * features[member];
        }
        return sum;
    }

    private static double[] array(List<Double> numbers) {
        return numbers.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static List<Double> list(double[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
