package org.learnstream.domain.solve;

import java.util.List;

/** A solved model. */
public final class Solution {
    private final String model;
    private final LambdaChoice choice;
    private final List<String> courseIds;
    private final float[][] rows;

    Solution(String model, LambdaChoice choice, List<String> courseIds, float[][] rows) {
        this.model = model;
        this.choice = choice;
        this.courseIds = courseIds;
        this.rows = rows;
    }

    /** Returns the name of the model. */
    public String model() {
        return model;
    }

    /** Returns the regularisation, and how well it did in the trial. */
    public LambdaChoice choice() {
        return choice;
    }

    /** Returns the courses of the rows and of the columns. */
    public List<String> courseIds() {
        return courseIds;
    }

    /** Returns how strongly the course of each row speaks for that of each column; not to be changed. */
    public float[][] rows() {
        return rows;
    }

    /** Solves a model with the best λ of a grid. */
    public static Solution of(Training training, List<Double> grid, SpdSolver solver) {
        LambdaChoice choice = LambdaChoice.of(grid, training, solver);
        return new Solution(training.model(), choice, training.courseIds(), training.solve(choice.lambda(), solver));
    }
}
