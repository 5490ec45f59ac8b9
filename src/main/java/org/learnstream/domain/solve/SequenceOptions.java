package org.learnstream.domain.solve;

import java.util.stream.IntStream;

/**
 * How the courses of a learner bear on the one taken next.
 *
 * @param decay weight of a course relative to the next newer one; above 0, at most 1
 * @param window how many courses before the next one bear on it, newest first; at least 1
 * @param positions of how many courses of a learner, newest first, it is learnt what came before; at least 1
 */
public record SequenceOptions(double decay, int window, int positions) {
    /** The values of the founding case. */
    public static final SequenceOptions DEFAULT = new SequenceOptions(0.8, 10, 30);

    /**
     * What a weight of 1 is as an integer. Weights are rounded to this, so sums of their products are exact; at a decay of
     * 0.8 and ten courses the rounding changes no weight by more than one part in a hundred.
     */
    public static final int ONE = 256;

    public SequenceOptions {
        if (!(decay > 0 && decay <= 1)) {
            throw new IllegalArgumentException("the decay is " + decay + ", expected a number above 0 and at most 1");
        }
        if (window < 1 || positions < 1) {
            throw new IllegalArgumentException(
                    "window and positions are " + window + " and " + positions + ", expected at least 1");
        }
    }

    /** Returns the weights by age, in 256ths: first that of the newest course. */
    public int[] weights() {
        return IntStream.range(0, window)
                .map(age -> (int) Math.round(ONE * Math.pow(decay, age)))
                .toArray();
    }
}
