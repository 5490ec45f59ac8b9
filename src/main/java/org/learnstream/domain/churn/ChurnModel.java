package org.learnstream.domain.churn;

import java.util.Map;
import java.util.Optional;

/** A way to tell who stays away; one of them is used at a time. */
public enum ChurnModel {
    /** The logistic regression, learnt from each example as it comes. */
    LOGISTIC,
    /** The boosted trees, trained anew from time to time. */
    TREES,
    /** The mean of both, in log odds. */
    BLEND;

    /**
     * Returns the one whose loss is lowest; of two that are equal the first. Those without a loss are not there, and those
     * with too few examples are only taken when no other is left.
     *
     * @param fewest how many examples a model's loss must stand for
     */
    public static Optional<ChurnModel> best(Map<ChurnModel, PrequentialLoss> losses, double fewest) {
        Optional<ChurnModel> best = bestOf(losses, fewest);
        return best.isPresent() ? best : bestOf(losses, 0);
    }

    private static Optional<ChurnModel> bestOf(Map<ChurnModel, PrequentialLoss> losses, double fewest) {
        ChurnModel best = null;
        double lowest = Double.POSITIVE_INFINITY;
        for (ChurnModel model : values()) {
            PrequentialLoss loss = losses.get(model);
            if (loss != null && loss.weight() >= fewest && loss.mean() < lowest) {
                best = model;
                lowest = loss.mean();
            }
        }
        return Optional.ofNullable(best);
    }
}
