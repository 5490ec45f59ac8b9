package org.learnstream.streams.churn;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.PredictionSettings;
import org.learnstream.domain.churn.ChurnLearner;
import org.learnstream.domain.churn.ChurnModel;
import org.learnstream.domain.churn.ChurnScore;
import org.learnstream.domain.churn.FtrlOptions;
import org.learnstream.model.LiveChurn;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.view.View;
import org.learnstream.wire.ChurnModels;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.ChurnExample;
import org.learnstream.wire.avro.ChurnModelPart;
import org.learnstream.wire.avro.LogisticPart;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns from each example, after each model has foretold it, and publishes what was learnt from time to time. */
final class LearnProcessor implements Processor<String, ChurnExample, String, ChurnModelPart> {
    private static final Logger LOG = LoggerFactory.getLogger(LearnProcessor.class);

    private final PredictionSettings settings;
    private @Nullable Task task;
    private long examples;
    private long published;

    LearnProcessor(PredictionSettings settings) {
        this.settings = settings;
    }

    /** What the processor has once it belongs to a task. */
    private record Task(
            ProcessorContext<String, ChurnModelPart> context,
            KeyValueStore<String, ChurnModelPart> learnt,
            LiveChurn models,
            ChurnLearner learner,
            Map<ChurnModel, ChurnScore> scores) {}

    @Override
    public void init(ProcessorContext<String, ChurnModelPart> context) {
        KeyValueStore<String, ChurnModelPart> learnt = context.getStateStore(Stores.LEARNT);
        View<LiveChurn> models = context.getStateStore(Stores.CHURN_MODELS);
        ChurnModelPart kept = learnt.get(ChurnModels.LOGISTIC);
        Map<ChurnModel, ChurnScore> scores = new EnumMap<>(ChurnModel.class);
        ChurnLearner learner = ChurnLearner.untrained(FtrlOptions.DEFAULT);
        examples = kept == null ? 0 : kept.getExamples();
        published = 0;
        if (kept != null && kept.getContent() instanceof LogisticPart part) {
            scores.putAll(ChurnModels.scores(part));
            learner = ChurnLearner.of(ChurnModels.state(part), FtrlOptions.DEFAULT);
        }
        Task started = new Task(context, learnt, models.content(), learner, scores);
        task = started;
        context.schedule(settings.publishInterval(), PunctuationType.WALL_CLOCK_TIME, now -> publish(started));
    }

    @Override
    public void process(Record<String, ChurnExample> input) {
        Task current = Objects.requireNonNull(task, "init comes first");
        double[] features;
        try {
            features = ChurnModels.features(input.value());
        } catch (UndecodableException other) {
            // An example of another version of the features, which the models of this one cannot learn from.
            LOG.debug("Example passed over reason={}", other.getMessage());
            return;
        }
        boolean stayedAway = input.value().getStayedAway();
        double logistic = current.learner().learn(features, stayedAway);
        count(current, ChurnModel.LOGISTIC, logistic, stayedAway);
        Optional<Double> trees = current.models().judge().treesSay(features);
        trees.ifPresent(logit -> {
            count(current, ChurnModel.TREES, logit, stayedAway);
            count(current, ChurnModel.BLEND, (logistic + logit) / 2, stayedAway);
        });
        examples++;
        current.learnt()
                .put(
                        ChurnModels.LOGISTIC,
                        ChurnModels.logistic(
                                examples,
                                current.context().currentSystemTimeMs(),
                                current.learner().state(),
                                current.scores()));
    }

    private void count(Task current, ChurnModel model, double logit, boolean stayedAway) {
        current.scores()
                .merge(
                        model,
                        ChurnScore.NONE.plus(logit, stayedAway, settings.halfLife()),
                        (before, first) -> before.plus(logit, stayedAway, settings.halfLife()));
    }

    private void publish(Task current) {
        ChurnModelPart model = examples == published ? null : current.learnt().get(ChurnModels.LOGISTIC);
        if (model != null) {
            current.context()
                    .forward(new Record<>(
                            ChurnModels.LOGISTIC, model, current.context().currentSystemTimeMs()));
            published = examples;
        }
    }
}
