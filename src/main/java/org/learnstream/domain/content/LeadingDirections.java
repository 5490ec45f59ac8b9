package org.learnstream.domain.content;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The largest singular values of a matrix of links and their vectors: the tastes that most links follow, each by how much a
 * course is evidence of it and by how much it is foretold by it.
 *
 * <p>Found by subspace iteration from a random start with a final rotation; source: N. Halko, P. Martinsson and J. Tropp,
 * Finding structure with randomness, SIAM Review 53(2), 2011, algorithms 4.4 and 5.1. The start is the same every time.
 */
final class LeadingDirections {
    private static final int OVERSAMPLING = 16;
    private static final int ITERATIONS = 6;

    private final double[] values;
    private final float[][] left;
    private final float[][] right;

    private LeadingDirections(double[] values, float[][] left, float[][] right) {
        this.values = values;
        this.left = left;
        this.right = right;
    }

    /**
     * Finds the leading directions.
     *
     * @param count how many, at most as many as there are courses
     */
    static LeadingDirections of(LinkMatrix matrix, int count) {
        int width = Math.min(matrix.size(), count + OVERSAMPLING);
        SplittableRandom random = new SplittableRandom(1);
        float[][] basis = new float[matrix.size()][width];
        for (float[] row : basis) {
            for (int column = 0; column < width; column++) {
                row[column] = (float) (random.nextDouble() - 0.5);
            }
        }
        Blocks.orthonormalise(basis);
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            basis = matrix.transposedTimes(matrix.times(basis));
            Blocks.orthonormalise(basis);
        }
        float[][] image = matrix.times(basis);
        JacobiRotation rotation = JacobiRotation.of(products(image));
        int[] order = IntStream.range(0, width)
                .boxed()
                .sorted((one, other) -> Double.compare(rotation.values()[other], rotation.values()[one]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[order.length];
        double[][] columns = new double[order.length][];
        double[][] divided = new double[order.length][width];
        for (int place = 0; place < order.length; place++) {
            values[place] = Math.sqrt(Math.max(0, rotation.values()[order[place]]));
            columns[place] = rotation.vectors()[order[place]];
            for (int index = 0; index < width && values[place] > 0; index++) {
                divided[place][index] = columns[place][index] / values[place];
            }
        }
        return new LeadingDirections(values, Blocks.times(image, divided), Blocks.times(basis, columns));
    }

    private static double[][] products(float[][] tall) {
        int width = tall[0].length;
        double[][] products = new double[width][width];
        for (float[] row : tall) {
            for (int one = 0; one < width; one++) {
                for (int other = 0; other < width; other++) {
                    products[one][other] += (double) row[one] * row[other];
                }
            }
        }
        return products;
    }

    /** Returns the singular values, largest first. */
    double[] values() {
        return values;
    }

    /** Returns the left singular vectors: a row for each course that speaks, a column for each singular value. */
    float[][] left() {
        return left;
    }

    /** Returns the right singular vectors: a row for each course that is spoken for, a column for each singular value. */
    float[][] right() {
        return right;
    }
}
