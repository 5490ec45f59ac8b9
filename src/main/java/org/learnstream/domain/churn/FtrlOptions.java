package org.learnstream.domain.churn;

/**
 * How fast an online logistic regression learns, and how small it keeps its weights.
 *
 * @param alpha α, the learning rate; greater than 0
 * @param beta β, which holds back the first steps; 0 or more
 * @param l1 λ₁: how much evidence a weight needs to differ from 0; 0 or more
 * @param l2 λ₂: how strongly weights are drawn to 0; 0 or more
 */
public record FtrlOptions(double alpha, double beta, double l1, double l2) {
    /** Chosen by cross-validation by course; see topology-docs/decisions/067-churn-model.md. */
    public static final FtrlOptions DEFAULT = new FtrlOptions(0.01, 1, 1, 1);

    public FtrlOptions {
        if (!(alpha > 0) || !(beta >= 0) || !(l1 >= 0) || !(l2 >= 0)) {
            throw new IllegalArgumentException("alpha must be above 0, beta, l1 and l2 0 or more, got " + alpha + ", "
                    + beta + ", " + l1 + " and " + l2);
        }
    }
}
