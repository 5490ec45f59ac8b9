package org.learnstream.domain.solve;

import java.util.List;

/**
 * The choice of λ: the one of a grid that foresees best what it has not learnt from.
 *
 * @param lambda the best one; of several that are as good, the first
 * @param quality what it reached, see {@link Training#quality}
 */
public record LambdaChoice(double lambda, double quality) {
    /** Chooses from a grid that is not empty. A grid of one needs no trial: its quality is not measured and reads as 0. */
    public static LambdaChoice of(List<Double> grid, Training training, SpdSolver solver) {
        if (grid.size() == 1) {
            return new LambdaChoice(grid.get(0), 0);
        }
        LambdaChoice best = null;
        for (double lambda : grid) {
            double quality = training.quality(lambda, solver);
            if (best == null || quality > best.quality) {
                best = new LambdaChoice(lambda, quality);
            }
        }
        if (best == null) {
            throw new IllegalArgumentException("the grid is empty, expected at least one number");
        }
        return best;
    }
}
