package org.learnstream.domain.solve;

import java.util.Arrays;
import java.util.List;

/**
 * The linear autoencoder EASE: weights B with diagonal 0 that foresee each learner's affinity to a course from those to
 * the others, with the smallest sum of squared errors and λ times their own sum of squares.
 *
 * <pre>P = (G + λI)⁻¹,   B(c,d) = −P(c,d) / P(d,d),   B(c,c) = 0</pre>
 *
 * G is the Gram matrix of the affinities, divided by their mean square, so that an affinity weighs 1 on average and λ
 * means the same whatever the levels of affinity are: "so many learners".
 *
 * <p>H. Steck, Embarrassingly Shallow Autoencoders for Sparse Data, WWW 2019, equation 8.
 */
public final class AutoencoderTraining implements Training {
    /** The name of the model. */
    public static final String MODEL = "autoencoder";

    private final List<String> courseIds;
    private final SymmetricSums gram;
    private final double meanSquare;
    private final double decay;
    private final List<Judge> judges;

    /** A learner to judge by: their courses, newest first, one of which is held back. */
    public static final class Judge {
        private final int[] courses;
        private final int[] tenths;
        private final int answer;

        /**
         * Takes over the courses of a learner.
         *
         * @param courses row of each course, newest first; −1 when it is not solved for
         * @param tenths affinity to each course, in tenths
         * @param answer index of the course that is held back
         */
        public Judge(int[] courses, int[] tenths, int answer) {
            this.courses = courses;
            this.tenths = tenths;
            this.answer = answer;
        }

        public int[] courses() {
            return courses;
        }

        public int[] tenths() {
            return tenths;
        }

        public int answer() {
            return answer;
        }
    }

    /**
     * Takes in sums.
     *
     * @param gram sums of products of affinities, in tenths squared
     * @param meanSquare the mean of all squared affinities, in tenths squared, above 0
     * @param decay weight of a course of a learner relative to the next newer one, when scoring
     */
    public AutoencoderTraining(
            List<String> courseIds, SymmetricSums gram, double meanSquare, double decay, List<Judge> judges) {
        this.courseIds = List.copyOf(courseIds);
        this.gram = gram;
        this.meanSquare = meanSquare;
        this.decay = decay;
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
        int size = gram.size();
        double[] inverse = inverse(lambda, solver);
        float[][] rows = new float[size][size];
        for (int row = 0; row < size; row++) {
            for (int column = 0; column < size; column++) {
                rows[row][column] =
                        row == column ? 0 : (float) (-inverse[row * size + column] / inverse[column * size + column]);
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
        double[] inverse;
        try {
            inverse = inverse(lambda, solver);
        } finally {
            judges.forEach(judge -> learn(judge, 1));
        }
        double gains = 0;
        double[] scores = new double[gram.size()];
        for (Judge judge : judges) {
            score(judge, inverse, scores);
            gains += AnswerRank.gain(scores, judge.courses()[judge.answer()], judge.courses());
        }
        return gains / judges.size();
    }

    private double[] inverse(double lambda, SpdSolver solver) {
        double[] square = gram.square(1 / meanSquare, lambda);
        solver.invert(square, gram.size());
        return square;
    }

    /** Adds or subtracts the products of the affinity that is held back. */
    private void learn(Judge judge, int sign) {
        int answer = judge.courses()[judge.answer()];
        double tenths = judge.tenths()[judge.answer()];
        for (int index = 0; index < judge.courses().length; index++) {
            int course = judge.courses()[index];
            if (course >= 0) {
                gram.add(answer, course, sign * tenths * judge.tenths()[index]);
            }
        }
    }

    private void score(Judge judge, double[] inverse, double[] scores) {
        int size = gram.size();
        Arrays.fill(scores, 0);
        double weight = 1;
        for (int index = 0; index < judge.courses().length; index++) {
            int course = judge.courses()[index];
            if (index == judge.answer()) {
                continue;
            }
            if (course >= 0) {
                double factor = weight * judge.tenths()[index];
                for (int column = 0; column < size; column++) {
                    scores[column] -= factor * inverse[course * size + column];
                }
            }
            weight *= decay;
        }
        for (int column = 0; column < size; column++) {
            scores[column] /= inverse[column * size + column];
        }
    }
}
