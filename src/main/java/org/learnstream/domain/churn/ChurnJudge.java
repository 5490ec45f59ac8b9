package org.learnstream.domain.churn;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.presence.Presence;

/**
 * The models at one moment, of which the one that foretold best is believed. Immutable, and safe for use by many threads.
 */
public final class ChurnJudge {
    /** Nothing was learnt yet. */
    public static final ChurnJudge NONE = new ChurnJudge(null, 0, null, 0, Map.of());

    /** With fewer examples than this nothing is said. */
    private static final double FEWEST = 200;

    /** How many examples in a bin count as much as the model itself. */
    private static final double TRUST = 50;

    private final @Nullable ChurnScorer logistic;
    private final long examples;
    private final @Nullable ChurnScorer trees;
    private final long generation;
    private final Map<ChurnModel, ChurnScore> scores;
    private final Optional<ChurnModel> chosen;
    private final Calibration calibration;

    private ChurnJudge(
            @Nullable ChurnScorer logistic,
            long examples,
            @Nullable ChurnScorer trees,
            long generation,
            Map<ChurnModel, ChurnScore> scores) {
        this.logistic = logistic;
        this.examples = examples;
        this.trees = trees;
        this.generation = generation;
        this.scores = Map.copyOf(scores);
        Map<ChurnModel, PrequentialLoss> losses = new EnumMap<>(ChurnModel.class);
        scores.forEach((model, score) -> losses.put(model, score.loss()));
        if (trees == null) {
            losses.remove(ChurnModel.TREES);
            losses.remove(ChurnModel.BLEND);
        }
        chosen = logistic == null || examples < FEWEST ? Optional.empty() : ChurnModel.best(losses, FEWEST);
        calibration = chosen.map(model ->
                        scores.getOrDefault(model, ChurnScore.NONE).bins().calibration(TRUST))
                .orElse(Calibration.NONE);
    }

    /**
     * Returns the judge with what the logistic regression has learnt since.
     *
     * @param examples how many examples it has learnt from
     * @param scores how well each model foretold
     */
    public ChurnJudge with(LogisticChurn regression, long examples, Map<ChurnModel, ChurnScore> scores) {
        return new ChurnJudge(regression, examples, trees, generation, scores);
    }

    /** Returns the judge with another generation of trees. */
    public ChurnJudge with(BoostedTrees forest, long generation) {
        return new ChurnJudge(logistic, examples, forest, generation, scores);
    }

    /** Returns the judge without trees. */
    public ChurnJudge withoutTrees() {
        return new ChurnJudge(logistic, examples, null, 0, scores);
    }

    /** Returns the model that is believed; empty while too little was learnt. */
    public Optional<ChurnModel> chosen() {
        return chosen;
    }

    /** Returns how well each model foretold. */
    public Map<ChurnModel, ChurnScore> scores() {
        return scores;
    }

    /** Returns how many examples the logistic regression has learnt from. */
    public long examples() {
        return examples;
    }

    /** Returns the number of the trees' generation; 0 for none. */
    public long generation() {
        return generation;
    }

    /** Returns what the trees say, in log odds; nothing without trees. */
    public Optional<Double> treesSay(double[] features) {
        return Optional.ofNullable(trees).map(forest -> forest.logit(features));
    }

    /**
     * Returns what is foretold of a learner at the end of a day; nothing while too little was learnt.
     *
     * @param day days since 1970-01-01
     * @param reasons how many at most
     */
    public Optional<ChurnPrediction> predict(Presence presence, long day, ChurnContext context, int reasons) {
        return chosen.map(model -> {
            ChurnScorer scorer = scorer(model);
            double[] features = ChurnFeatures.of(presence, day, context);
            List<ChurnReason> why = ChurnReasons.of(scorer.attribution(features), presence, day, context, reasons);
            return new ChurnPrediction(calibration.probability(scorer.logit(features)), name(model), why);
        });
    }

    private ChurnScorer scorer(ChurnModel model) {
        ChurnScorer first = java.util.Objects.requireNonNull(logistic, "a model was chosen");
        return switch (model) {
            case LOGISTIC -> first;
            case TREES -> java.util.Objects.requireNonNull(trees, "trees were chosen");
            case BLEND -> new BlendedScorer(first, java.util.Objects.requireNonNull(trees, "trees were chosen"));
        };
    }

    private String name(ChurnModel model) {
        String of = model.name().toLowerCase(Locale.ROOT);
        return switch (model) {
            case LOGISTIC -> of + "/" + examples;
            case TREES -> of + "/" + generation;
            case BLEND -> of + "/" + examples + "/" + generation;
        };
    }
}
