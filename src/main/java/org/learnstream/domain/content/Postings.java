package org.learnstream.domain.content;

import java.util.Arrays;

/** Which courses have each feature, and how much of it: the vectors of all courses, turned. Never changes. */
final class Postings {
    private final int[][] courses;
    private final float[][] values;

    private Postings(int features) {
        courses = new int[features][];
        values = new float[features][];
    }

    /** Returns the postings of vectors by the ordinals of their courses. */
    static Postings of(SparseVector[] vectors, int features) {
        int[] sizes = new int[features];
        for (SparseVector vector : vectors) {
            for (int index = 0; index < vector.size(); index++) {
                sizes[vector.feature(index)]++;
            }
        }
        Postings postings = new Postings(features);
        for (int feature = 0; feature < features; feature++) {
            postings.courses[feature] = new int[sizes[feature]];
            postings.values[feature] = new float[sizes[feature]];
        }
        Arrays.fill(sizes, 0);
        for (int course = 0; course < vectors.length; course++) {
            SparseVector vector = vectors[course];
            for (int index = 0; index < vector.size(); index++) {
                int feature = vector.feature(index);
                int place = sizes[feature]++;
                postings.courses[feature][place] = course;
                postings.values[feature][place] = (float) vector.value(index);
            }
        }
        return postings;
    }

    /** Adds a multiple of the products of a vector with those of all courses to sums by course. */
    void addProducts(SparseVector vector, double factor, float[] sums) {
        for (int index = 0; index < vector.size(); index++) {
            int feature = vector.feature(index);
            if (feature < courses.length) {
                int[] having = courses[feature];
                float[] amounts = values[feature];
                float weight = (float) (factor * vector.value(index));
                for (int place = 0; place < having.length; place++) {
                    sums[having[place]] += weight * amounts[place];
                }
            }
        }
    }
}
