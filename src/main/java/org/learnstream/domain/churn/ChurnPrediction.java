package org.learnstream.domain.churn;

import java.util.List;

/**
 * What is foretold of a learner.
 *
 * @param probability that they stay away for the horizon, 0 to 1
 * @param model name and generation of the model that says so
 * @param reasons what speaks most for it, strongest first
 */
public record ChurnPrediction(double probability, String model, List<ChurnReason> reasons) {
    public ChurnPrediction {
        reasons = List.copyOf(reasons);
    }
}
