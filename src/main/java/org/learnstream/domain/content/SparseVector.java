package org.learnstream.domain.content;

import java.util.Arrays;

/** A vector of which most entries are 0, by feature. Never changes. */
public final class SparseVector {
    /** The vector of a course that has no features. */
    public static final SparseVector ZERO = new SparseVector(new int[0], new double[0]);

    private final int[] features;
    private final double[] values;

    /**
     * Makes a vector.
     *
     * @param features ordinals of the entries that are not 0, ascending
     * @param values the entries, in the order of their features
     */
    SparseVector(int[] features, double[] values) {
        if (features.length != values.length) {
            throw new IllegalArgumentException(
                    features.length + " features have " + values.length + " values, expected as many");
        }
        this.features = features;
        this.values = values;
    }

    /** Returns how many entries are not 0. */
    public int size() {
        return features.length;
    }

    /** Returns the ordinal of the feature of an entry. */
    int feature(int index) {
        return features[index];
    }

    /** Returns an entry. */
    double value(int index) {
        return values[index];
    }

    /** Returns the largest ordinal of a feature, or −1 when there is none. */
    int lastFeature() {
        return features.length == 0 ? -1 : features[features.length - 1];
    }

    /** Returns the sum of the products of the entries of two vectors. */
    public double dot(SparseVector other) {
        double sum = 0;
        int left = 0;
        int right = 0;
        while (left < features.length && right < other.features.length) {
            int difference = Integer.compare(features[left], other.features[right]);
            if (difference == 0) {
                sum += values[left++] * other.values[right++];
            } else if (difference < 0) {
                left++;
            } else {
                right++;
            }
        }
        return sum;
    }

    @Override
    public String toString() {
        return Arrays.toString(features) + ' ' + Arrays.toString(values);
    }
}
