package org.learnstream.domain.solve;

import java.util.List;

/**
 * The sums over all learners that a model is solved from, as they were at one instant, with some learners to judge by.
 * Belongs to one thread.
 */
public interface Training {
    /** Returns the name of the model, which is that of its recommender. */
    String model();

    /** Returns the courses that are solved for, in the order of rows and columns. */
    List<String> courseIds();

    /**
     * Returns the weights: how strongly the course of each row speaks for that of each column.
     *
     * @param lambda the regularisation λ, above 0; larger values trust rare courses less
     */
    float[][] solve(double lambda, SpdSolver solver);

    /**
     * Returns how well the weights foresee the newest course of each learner to judge by when it is not learnt from: the
     * normalised discounted cumulative gain of the first ten, 0 to 1, larger is better; 0 when there is nobody to judge
     * by.
     */
    double quality(double lambda, SpdSolver solver);
}
