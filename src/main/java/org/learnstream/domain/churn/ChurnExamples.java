package org.learnstream.domain.churn;

import java.util.Arrays;
import java.util.List;

/**
 * Feature vectors with what came of them, close together in memory: 4 bytes for a number. Mutable; used by one thread at a
 * time.
 */
public final class ChurnExamples {
    private static final int FIRST_CAPACITY = 64;

    private int size;
    private float[] features = new float[FIRST_CAPACITY * ChurnFeatures.SIZE];
    private boolean[] outcomes = new boolean[FIRST_CAPACITY];

    /** Adds an example. */
    public void add(double[] vector, boolean stayedAway) {
        if (vector.length != ChurnFeatures.SIZE) {
            throw new IllegalArgumentException(
                    "an example has " + vector.length + " features, expected " + ChurnFeatures.SIZE);
        }
        if (size == outcomes.length) {
            outcomes = Arrays.copyOf(outcomes, 2 * size);
            features = Arrays.copyOf(features, 2 * size * ChurnFeatures.SIZE);
        }
        for (int index = 0; index < vector.length; index++) {
            features[size * ChurnFeatures.SIZE + index] = (float) vector[index];
        }
        outcomes[size++] = stayedAway;
    }

    /** Returns how many examples there are. */
    public int size() {
        return size;
    }

    /** Returns the features of an example, which may have lost what 32 bits do not hold. */
    public double[] features(int example) {
        double[] vector = new double[ChurnFeatures.SIZE];
        for (int index = 0; index < vector.length; index++) {
            vector[index] = features[example * ChurnFeatures.SIZE + index];
        }
        return vector;
    }

    /** Whether the learner of an example stayed away. */
    public boolean stayedAway(int example) {
        return outcomes[example];
    }

    /** Returns some features of all examples, one example after the other. */
    public float[] matrix(List<ChurnFeature> chosen) {
        float[] matrix = new float[size * chosen.size()];
        int at = 0;
        for (int example = 0; example < size; example++) {
            for (ChurnFeature feature : chosen) {
                matrix[at++] = features[example * ChurnFeatures.SIZE + feature.index()];
            }
        }
        return matrix;
    }

    /** Returns for each example 1 when the learner stayed away, else 0. */
    public float[] labels() {
        float[] labels = new float[size];
        for (int example = 0; example < size; example++) {
            labels[example] = outcomes[example] ? 1 : 0;
        }
        return labels;
    }
}
