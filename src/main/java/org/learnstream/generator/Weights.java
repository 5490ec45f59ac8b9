package org.learnstream.generator;

import java.util.Arrays;

/** A choice among numbered things with given relative weights. */
final class Weights {
    private final double[] cumulative;

    private Weights(double[] cumulative) {
        this.cumulative = cumulative;
    }

    /** Returns the choice for weights that are not negative and not all 0. */
    static Weights of(double... weights) {
        double[] cumulative = new double[weights.length];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            if (!(weights[i] >= 0)) {
                throw new IllegalArgumentException("weight " + i + " is " + weights[i] + ", expected 0 or more");
            }
            sum += weights[i];
            cumulative[i] = sum;
        }
        if (sum <= 0) {
            throw new IllegalArgumentException("no weight is greater than 0");
        }
        return new Weights(cumulative);
    }

    /** Returns the number of the thing that was chosen. */
    int draw(Draws draws) {
        double at = draws.uniform() * cumulative[cumulative.length - 1];
        int found = Arrays.binarySearch(cumulative, at);
        int index = found < 0 ? -found - 1 : found + 1;
        return Math.min(index, cumulative.length - 1);
    }
}
