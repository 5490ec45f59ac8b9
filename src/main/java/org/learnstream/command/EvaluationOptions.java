package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.Settings;
import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.Recommender;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.evaluation.Evaluation;
import org.learnstream.evaluation.EvaluationReport;
import org.learnstream.evaluation.HtmlReport;
import org.learnstream.evaluation.ModelScore;
import org.learnstream.evaluation.Rehearsal;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all evaluations of recommenders can be told, and how they go on from there. */
final class EvaluationOptions {
    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "NAME",
            description = "Recommenders to evaluate, separated by commas; all by default.")
    private List<String> models = List.of();

    @Option(names = "--json", paramLabel = "OUT", description = "File to write the figures to.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "OUT", description = "File to write a report with charts to.")
    private @Nullable Path html;

    @Option(names = "--limit", paramLabel = "N", description = "Ask about the first N learners only.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--threads", paramLabel = "N", description = "Threads to use; one per processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** Reads all settings, and checks the options by themselves. */
    Settings load() {
        return load(Map.of());
    }

    /** Returns the same with settings that the task asks for, which win over all others. */
    Settings load(Map<String, String> ofTask) {
        require(limit >= 1, "--limit is " + limit + ", expected 1 or more");
        require(threads >= 1, "--threads is " + threads + ", expected 1 or more");
        for (String name : models) {
            require(
                    Recommenders.names().contains(name),
                    "no recommender is called " + name + ", expected some of "
                            + String.join(", ", Recommenders.names()));
        }
        return settings.load(ofTask);
    }

    /** Returns about how many learners to ask at most. */
    int limit() {
        return limit;
    }

    /** Returns how many threads to use. */
    int threads() {
        return threads;
    }

    /** Learns, measures the recommenders, prints the figures, and writes them to the files asked for. */
    void report(Evaluation evaluation, Settings loaded, String title, Path data) throws IOException {
        List<Recommender> recommenders = recommenders(loaded);
        learn(evaluation, recommenders, loaded);
        List<ModelScore> scores = new ArrayList<>();
        for (Recommender recommender : recommenders) {
            try (TerminalProgress progress = TerminalProgress.start(recommender.name(), evaluation.questions())) {
                scores.add(evaluation.score(recommender, progress));
            }
        }
        EvaluationReport report = new EvaluationReport(evaluation.questions(), evaluation.courses(), scores);
        PrintWriter out = Output.of(spec);
        out.printf(Locale.ROOT, "%,d learners, %,d courses%n", report.learners(), report.courses());
        out.println(table(report));
        out.flush();
        if (json != null) {
            Files.writeString(json, report.json());
        }
        if (html != null) {
            String explanation = String.format(
                    Locale.ROOT,
                    "%,d learners of %s; every recommender ranks all %,d courses but the learner's own.",
                    report.learners(),
                    data.getFileName(),
                    report.courses());
            Files.writeString(html, HtmlReport.of(title, explanation, report));
        }
    }

    private void learn(Evaluation evaluation, List<Recommender> recommenders, Settings loaded) {
        ModelSolving solving =
                new ModelSolving(loaded.solve().options(loaded.recommend().recencyDecay()), Solvers.fastest(threads));
        if (recommenders.stream().anyMatch(each -> each.name().equals(Recommenders.HYBRID))) {
            rehearse(evaluation, solving, loaded);
        }
        try (TerminalProgress progress = TerminalProgress.start("learning", evaluation.learners())) {
            evaluation.learn(progress);
        }
        try (TerminalProgress progress = TerminalProgress.start("solving", ModelSolving.MODELS.size())) {
            evaluation.solve(solving, progress);
        }
    }

    private static void rehearse(Evaluation evaluation, ModelSolving solving, Settings loaded) {
        Rehearsal rehearsal = new Rehearsal(
                Math.min(Rehearsal.LEARNERS, evaluation.learners() / 2),
                Recommenders.with(loaded.recommendOptions()),
                new BlendLearner(loaded.hybrid().rate()),
                loaded.hybrid().comparisons());
        try (TerminalProgress progress = TerminalProgress.start("blending", rehearsal.learners())) {
            evaluation.rehearse(rehearsal, solving, progress);
        }
    }

    private List<Recommender> recommenders(Settings loaded) {
        Recommenders all = Recommenders.with(loaded.recommendOptions());
        List<String> names = models.isEmpty() ? Recommenders.names() : models;
        return names.stream().distinct().map(all::named).toList();
    }

    private static TextTable table(EvaluationReport report) {
        List<String> titles = new ArrayList<>(List.of("model"));
        report.scores().stream()
                .limit(1)
                .flatMap(score -> score.measures().keySet().stream())
                .map(EvaluationOptions::title)
                .forEach(titles::add);
        titles.add("µs per learner");
        TextTable table = new TextTable(titles.toArray(String[]::new));
        for (ModelScore score : report.scores()) {
            List<Object> cells = new ArrayList<>(List.of(score.name()));
            score.measures().values().forEach(measure -> cells.add(String.format(Locale.ROOT, "%.4f", measure)));
            cells.add(String.format(Locale.ROOT, "%.1f", score.perLearner().toNanos() / 1e3));
            table.row(cells.toArray());
        }
        return table;
    }

    /** Abbreviations are written in capitals. */
    private static String title(String measure) {
        return measure.matches("(hr|ndcg|mrr)(@.*)?") ? measure.toUpperCase(Locale.ROOT) : measure;
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(), complaint);
        }
    }
}
