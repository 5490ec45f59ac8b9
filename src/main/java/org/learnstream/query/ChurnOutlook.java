package org.learnstream.query;

import java.util.List;
import java.util.Optional;
import org.learnstream.domain.churn.ChurnReason;
import org.learnstream.wire.avro.ChurnState;

/** The read port for what a model expects of a learner: whether they will stay away. */
@FunctionalInterface
public interface ChurnOutlook {
    /** Of nobody is anything expected: there is no model. */
    ChurnOutlook NONE = (state, now) -> Optional.empty();

    /**
     * Returns what is expected of a learner, or empty while no model has learnt enough; takes microseconds.
     *
     * @param state how things stand with the learner
     * @param now the moment from which on it is expected, in milliseconds since 1970-01-01 UTC
     */
    Optional<Expectation> of(ChurnState state, long now);

    /**
     * What is expected of a learner.
     *
     * @param probability that the learner stays away for the horizon, 0 to 1
     * @param horizonDays the horizon, in days
     * @param model name and generation of the model
     * @param reasons what speaks most for staying away, strongest first
     */
    record Expectation(double probability, int horizonDays, String model, List<ChurnReason> reasons) {
        public Expectation {
            reasons = List.copyOf(reasons);
        }
    }
}
