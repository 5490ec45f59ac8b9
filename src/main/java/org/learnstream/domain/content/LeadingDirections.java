package org.learnstream.domain.content;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The eigenvectors of a Gram matrix that belong to its largest eigenvalues: the tastes that most enrolments follow.
 *
 * <p>Found by subspace iteration from a random start with a final rotation; source: N. Halko, P. Martinsson and J. Tropp,
 * Finding structure with randomness, SIAM Review 53(2), 2011, algorithms 4.4 and 5.3. The start is the same every time.
 */
final class LeadingDirections {
    private static final int OVERSAMPLING = 16;
    private static final int ITERATIONS = 8;

    private final double[] values;
    private final float[][] vectors;

    LeadingDirections(double[] values, float[][] vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /** Returns eigenvalues, largest first. */
    double[] values() {
        return values;
    }

    /** Returns a row for each course, a column for each eigenvalue. */
    float[][] vectors() {
        return vectors;
    }

    /**
     * Finds the leading directions.
     *
     * @param count how many, at most as many as there are courses
     */
    static LeadingDirections of(CommonLearners matrix, int count) {
        int width = Math.min(matrix.size(), count + OVERSAMPLING);
        SplittableRandom random = new SplittableRandom(1);
        float[][] basis = new float[matrix.size()][width];
        for (float[] row : basis) {
            for (int column = 0; column < width; column++) {
                row[column] = (float) (random.nextDouble() - 0.5);
            }
        }
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            basis = matrix.times(basis);
            Blocks.orthonormalise(basis);
        }
        float[][] image = matrix.times(basis);
        double[][] small = new double[width][width];
        for (int row = 0; row < basis.length; row++) {
            for (int left = 0; left < width; left++) {
                for (int right = 0; right < width; right++) {
                    small[left][right] += (double) basis[row][left] * image[row][right];
                }
            }
        }
        JacobiRotation rotation = JacobiRotation.of(small);
        int[] order = IntStream.range(0, width)
                .boxed()
                .sorted((left, right) -> Double.compare(rotation.values()[right], rotation.values()[left]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[order.length];
        double[][] columns = new double[order.length][];
        for (int place = 0; place < order.length; place++) {
            values[place] = Math.max(0, rotation.values()[order[place]]);
            columns[place] = rotation.vectors()[order[place]];
        }
        return new LeadingDirections(values, Blocks.times(basis, columns));
    }
}
