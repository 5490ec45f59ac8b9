package org.learnstream.query;

import java.util.Optional;
import org.learnstream.domain.churn.ChurnContext;
import org.learnstream.domain.churn.Cohort;
import org.learnstream.domain.presence.ActiveDay;
import org.learnstream.wire.ChurnRecords;
import org.learnstream.wire.avro.ChurnState;

/**
 * What the models that this process holds expect of learners.
 *
 * @param models the models
 * @param horizonDays what is foretold: that the learner does nothing for so many days
 * @param reasons how many reasons at most
 */
public record ModelOutlook(ChurnSource models, int horizonDays, int reasons) implements ChurnOutlook {
    @Override
    public Optional<Expectation> of(ChurnState state, long now) {
        Cohort cohort = state.getCohort() == null ? Cohort.UNKNOWN : ChurnRecords.fromAvro(state.getCohort());
        return models.churn()
                .flatMap(known -> known.judge()
                        .predict(ChurnRecords.presence(state), ActiveDay.dayOf(now), ChurnContext.of(cohort), reasons))
                .map(said -> new Expectation(said.probability(), horizonDays, said.model(), said.reasons()));
    }
}
