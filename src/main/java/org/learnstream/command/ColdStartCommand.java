package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.dataset.MoocCubeXText;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.evaluation.ColdStartEvaluation;
import org.learnstream.evaluation.ColdStartTask;
import org.learnstream.evaluation.EvaluationReport;
import org.learnstream.evaluation.ModelScore;
import org.learnstream.model.ModelOptions;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;
import org.learnstream.wire.Courses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how well courses that nobody has taken yet are recommended. */
@Command(
        name = "cold-start",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how well courses that nobody has taken yet are recommended.",
            "Some of the courses with a title are taken for new: all of their enrolments are hidden. For each learner who"
                    + " took some of them the new courses are ranked among themselves."
        })
public final class ColdStartCommand implements Callable<Integer> {
    /** Name that the cosine of features, without anything learnt, is reported by. */
    private static final String COSINE = "content-cosine";

    private static final String CONTENT = "content";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the data set MOOCCubeX with text, or the folder that holds it as mooccubex-text.")
    private Path data = Path.of("");

    @Option(names = "--seed", paramLabel = "N", description = "Decides which courses are taken for new; 7 by default.")
    private long seed = 7;

    @Option(
            names = "--share",
            paramLabel = "SHARE",
            description = "Share of the courses with a title to take for new; 0.1 by default.")
    private double share = 0.1;

    @Option(
            names = "--validate",
            paramLabel = "N",
            description =
                    "Leave those courses out altogether and take as many of the others for new, by the N-th draw: to choose settings by.")
    private int validate;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "Recommenders to evaluate, separated by commas; content and popularity by default.")
    private List<String> models = List.of(CONTENT, "popularity");

    @Option(names = "--json", paramLabel = "OUT", description = "File to write the figures to.")
    private @Nullable Path json;

    @Option(names = "--limit", paramLabel = "N", description = "Ask about the first N learners only.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use; one per processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        require(limit >= 1, "--limit is " + limit + ", expected 1 or more");
        require(threads >= 1, "--threads is " + threads + ", expected 1 or more");
        require(share > 0 && share < 1, "--share is " + share + ", expected above 0 and below 1");
        require(validate >= 0, "--validate is " + validate + ", expected 1 or more");
        for (String model : models) {
            require(
                    Recommenders.names().contains(model),
                    "no recommender is called " + model + ", expected some of "
                            + String.join(", ", Recommenders.names()));
        }
        ColdStartTask task = task().limitedTo(limit);
        EvaluationReport report =
                new EvaluationReport(task.hidden().size(), task.newCourses().size(), scores(task, settings.load()));
        PrintWriter out = Output.of(spec);
        out.printf(Locale.ROOT, "%,d learners, %,d new courses%n", report.learners(), report.courses());
        out.println(table(report));
        out.flush();
        if (json != null) {
            Files.writeString(json, report.json());
        }
        return 0;
    }

    private ColdStartTask task() {
        MoocCubeXText dataSet = MoocCubeXText.in(data);
        ColdStartTask task = ColdStartTask.hiding(
                dataSet.courses().stream().map(Courses::fromAvro).toList(), dataSet.enrolments(), share, seed);
        return validate > 0 ? task.amongKnown(share, seed + validate) : task;
    }

    private List<ModelScore> scores(ColdStartTask task, Settings loaded) {
        List<ModelScore> scores = new ArrayList<>();
        ModelOptions options = loaded.modelOptions();
        ModelSolving solving =
                new ModelSolving(loaded.solve().options(loaded.recommend().recencyDecay()), Solvers.fastest(threads));
        Recommenders recommenders = Recommenders.with(loaded.recommendOptions());
        try (ColdStartEvaluation evaluation =
                ColdStartEvaluation.learn(task, loaded.affinity().levels(), options, solving, threads)) {
            for (String model : models) {
                try (TerminalProgress progress = TerminalProgress.start(model, evaluation.questions())) {
                    scores.add(evaluation.score(model, recommenders.named(model), progress));
                }
            }
            try (TerminalProgress progress =
                    TerminalProgress.start(ColdStartEvaluation.RANDOM, evaluation.questions())) {
                scores.add(evaluation.scoreRandom(progress));
            }
        }
        ModelOptions unlearnt = options.withContent(options.content().withLearntShare(0));
        try (ColdStartEvaluation evaluation =
                        ColdStartEvaluation.learn(task, loaded.affinity().levels(), unlearnt, solving, threads);
                TerminalProgress progress = TerminalProgress.start(COSINE, evaluation.questions())) {
            scores.add(evaluation.score(COSINE, recommenders.named(CONTENT), progress));
        }
        return scores;
    }

    private static TextTable table(EvaluationReport report) {
        TextTable table = new TextTable("model", "NDCG@10", "NDCG@20", "recall@10", "coverage@10", "µs per learner");
        for (ModelScore score : report.scores()) {
            List<Object> cells = new ArrayList<>(List.of(score.name()));
            score.measures().values().forEach(measure -> cells.add(String.format(Locale.ROOT, "%.4f", measure)));
            cells.add(String.format(Locale.ROOT, "%.1f", score.perLearner().toNanos() / 1e3));
            table.row(cells.toArray());
        }
        return table;
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(), complaint);
        }
    }
}
