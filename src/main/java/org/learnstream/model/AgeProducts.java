package org.learnstream.model;

/**
 * Sums over neighbouring ages of the products of two courses' weights, the older course being a fixed number of places
 * older: what a pair of courses that are so far apart adds to DᵀD over several positions in a row.
 */
final class AgeProducts {
    /** By distance, then by age: the sum of the products of all lower ages of the newer course. */
    private final int[][] sums;

    AgeProducts(int[] weights) {
        sums = new int[weights.length][];
        for (int distance = 0; distance < weights.length; distance++) {
            int ages = weights.length - distance;
            sums[distance] = new int[ages + 1];
            for (int age = 0; age < ages; age++) {
                sums[distance][age + 1] = sums[distance][age] + weights[age] * weights[age + distance];
            }
        }
    }

    /**
     * Returns the sum of the products from an age of the newer course until before another; ages at which the older
     * course has no weight any more add nothing.
     */
    int between(int distance, int from, int until) {
        int[] sum = sums[distance];
        int last = sum.length - 1;
        return sum[Math.min(until, last)] - sum[Math.min(from, last)];
    }
}
