package org.learnstream.streams.view;

import org.jspecify.annotations.Nullable;
import org.learnstream.domain.churn.ChurnJudge;
import org.learnstream.domain.churn.ChurnLearner;
import org.learnstream.domain.churn.FtrlOptions;
import org.learnstream.model.LiveChurn;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.wire.ChurnModels;
import org.learnstream.wire.RecordFormat;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.ChurnModelPart;
import org.learnstream.wire.avro.ForestPart;
import org.learnstream.wire.avro.LogisticPart;

/** Takes new generations of the models of who stays away into the view. */
final class ChurnModelProcessor extends ViewProcessor<LiveChurn> {
    private final RecordFormat<ChurnModelPart> format;

    ChurnModelProcessor(RecordFormat<ChurnModelPart> format) {
        super(Stores.CHURN_MODELS);
        this.format = format;
    }

    @Override
    void apply(LiveChurn models, String name, byte @Nullable [] value, long generation) throws UndecodableException {
        ChurnJudge judge = models.judge();
        if (value == null) {
            models.become(name.equals(ChurnModels.TREES) ? judge.withoutTrees() : judge);
            return;
        }
        ChurnModelPart part = format.decode(value);
        if (part.getContent() instanceof LogisticPart logistic) {
            ChurnLearner learner = ChurnLearner.of(ChurnModels.state(logistic), FtrlOptions.DEFAULT);
            models.become(judge.with(learner.scorer(), part.getExamples(), ChurnModels.scores(logistic)));
        } else if (part.getContent() instanceof ForestPart forest) {
            models.become(judge.with(ChurnModels.forest(forest), part.getGeneration()));
        }
    }
}
