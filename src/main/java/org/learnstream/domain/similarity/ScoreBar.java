package org.learnstream.domain.similarity;

import java.util.Arrays;

/**
 * A guess, by a sample, which score the best so many of many exceed: whoever looks for those need not look at what is below
 * it, and of a long list most is. A guess that was too high shows in that too few were found.
 */
public final class ScoreBar {
    private static final int SAMPLE = 128;

    /** The guess allows for so many places of the sample more than are wanted: then it is rarely too high. */
    private static final int SPARE = 6;

    /** Says what score a place in a list has. */
    @FunctionalInterface
    public interface Scores {
        /** Returns the score at a place; −∞ where there is none. */
        double at(int place);
    }

    private ScoreBar() {}

    /**
     * Returns a score that most likely more than so many of a list exceed, or −∞ when the list is short or most of it is
     * wanted.
     */
    public static double guess(int size, int wanted, Scores scores) {
        int step = size / SAMPLE;
        int place = step < 2 ? -1 : SAMPLE - (int) ((long) wanted * SAMPLE / size + SPARE);
        if (place < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        double[] sample = new double[SAMPLE];
        for (int index = 0; index < SAMPLE; index++) {
            sample[index] = scores.at(index * step);
        }
        Arrays.sort(sample);
        return sample[place];
    }
}
