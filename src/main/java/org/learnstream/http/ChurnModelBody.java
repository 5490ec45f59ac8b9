package org.learnstream.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the models of who stays away do.
 *
 * @param chosen name of the model that is believed; null while too little was learnt
 * @param examples how many examples the logistic regression has learnt from
 * @param treesGeneration number of the trees' generation; 0 for none
 * @param horizonDays what is foretold: that the learner does nothing for so many days
 * @param models each model
 */
record ChurnModelBody(
        @Nullable String chosen, long examples, long treesGeneration, int horizonDays, List<Model> models) {
    /**
     * How one model foretold examples before it learnt from them; older ones count less.
     *
     * @param logLoss mean log loss of an example, in nats
     * @param weight for how many examples it stands
     * @param reliability what it said and what came of it, by rising probability, before calibration
     */
    record Model(String name, double logLoss, double weight, List<Bin> reliability) {}

    /**
     * Examples of which much the same was said.
     *
     * @param predicted mean probability, 0 to 1
     * @param observed share that stayed away, 0 to 1
     * @param count how many
     */
    record Bin(double predicted, double observed, double count) {}
}
