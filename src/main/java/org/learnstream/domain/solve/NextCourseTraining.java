package org.learnstream.domain.solve;

import java.util.Arrays;
import java.util.List;

/**
 * The next-course model: the linear regression of the course taken next on the courses taken before, older ones weighing
 * less.
 *
 * <pre>W = (DᵀD + λI)⁻¹ DᵀY</pre>
 *
 * with a row for each position of each learner's sequence: D holds the weights of the courses before it, Y a 1 in the
 * column of the course at it. It is ridge regression (Hoerl and Kennard, Technometrics 12, 1970) and tells what comes after
 * what, which an autoencoder does not.
 */
public final class NextCourseTraining implements Training {
    /** The name of the model. */
    public static final String MODEL = "next-course";

    private static final double ONE = SequenceOptions.ONE;

    /** How many rows of the weights are computed at a time. */
    private static final int BLOCK = 16;

    private final List<String> courseIds;
    private final SymmetricSums pairs;
    private final SparseSums follows;
    private final int[] weights;
    private final List<Judge> judges;

    /** A learner to judge by: the courses they took, the newest of which is held back. */
    public static final class Judge {
        private final int[] courses;

        /**
         * Takes over the courses of a learner.
         *
         * @param courses row of each course taken, newest first; −1 when it is not solved for; the first one is held back
         */
        public Judge(int[] courses) {
            this.courses = courses;
        }

        public int[] courses() {
            return courses;
        }
    }

    /**
     * Takes in sums.
     *
     * @param pairs DᵀD, in 65536ths
     * @param follows DᵀY, in 256ths
     */
    public NextCourseTraining(
            List<String> courseIds,
            SymmetricSums pairs,
            SparseSums follows,
            SequenceOptions options,
            List<Judge> judges) {
        this.courseIds = List.copyOf(courseIds);
        this.pairs = pairs;
        this.follows = follows;
        this.weights = options.weights();
        this.judges = List.copyOf(judges);
    }

    @Override
    public String model() {
        return MODEL;
    }

    @Override
    public List<String> courseIds() {
        return courseIds;
    }

    @Override
    public float[][] solve(double lambda, SpdSolver solver) {
        int size = pairs.size();
        double[] inverse = inverse(lambda, solver);
        float[][] rows = new float[size][size];
        double[] sums = new double[size * BLOCK];
        double[] factors = new double[BLOCK];
        for (int first = 0; first < size; first += BLOCK) {
            int count = Math.min(BLOCK, size - first);
            Arrays.fill(sums, 0);
            for (int middle = 0; middle < size; middle++) {
                for (int index = 0; index < count; index++) {
                    factors[index] = inverse[middle * size + first + index] / ONE;
                }
                follows.addRow(middle, factors, sums);
            }
            for (int column = 0; column < size; column++) {
                for (int index = 0; index < count; index++) {
                    rows[first + index][column] = (float) sums[column * BLOCK + index];
                }
            }
        }
        return rows;
    }

    @Override
    public double quality(double lambda, SpdSolver solver) {
        if (judges.isEmpty()) {
            return 0;
        }
        judges.forEach(judge -> learn(judge, -1));
        try {
            double[] inverse = inverse(lambda, solver);
            double gains = 0;
            double[] mixed = new double[pairs.size()];
            double[] scores = new double[pairs.size()];
            for (Judge judge : judges) {
                mix(judge, inverse, mixed);
                multiply(mixed, scores);
                gains += AnswerRank.gain(scores, judge.courses()[0], judge.courses());
            }
            return gains / judges.size();
        } finally {
            judges.forEach(judge -> learn(judge, 1));
        }
    }

    private double[] inverse(double lambda, SpdSolver solver) {
        double[] square = pairs.square(1 / (ONE * ONE), lambda);
        solver.invert(square, pairs.size());
        return square;
    }

    /** Computes the product of a row vector with DᵀY. */
    private void multiply(double[] vector, double[] product) {
        Arrays.fill(product, 0);
        for (int row = 0; row < product.length; row++) {
            double factor = vector[row];
            if (factor != 0) {
                follows.addRow(row, factor / ONE, product);
            }
        }
    }

    /** Adds or subtracts what the position of the course that is held back contributed. */
    private void learn(Judge judge, int sign) {
        int[] courses = judge.courses();
        int depth = depth(judge);
        for (int index = 1; index <= depth; index++) {
            if (courses[index] < 0) {
                continue;
            }
            int weight = sign * weights[index - 1];
            follows.add(courses[index], courses[0], weight);
            for (int older = index; older <= depth; older++) {
                if (courses[older] >= 0) {
                    pairs.add(courses[index], courses[older], (double) weight * weights[older - 1]);
                }
            }
        }
    }

    private void mix(Judge judge, double[] inverse, double[] mixed) {
        int size = mixed.length;
        Arrays.fill(mixed, 0);
        for (int index = 1; index <= depth(judge); index++) {
            int course = judge.courses()[index];
            for (int column = 0; course >= 0 && column < size; column++) {
                mixed[column] += weights[index - 1] * inverse[course * size + column];
            }
        }
    }

    private int depth(Judge judge) {
        return Math.min(weights.length, judge.courses().length - 1);
    }
}
