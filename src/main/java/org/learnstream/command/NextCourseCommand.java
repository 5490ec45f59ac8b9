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
import org.learnstream.dataset.LearnerCourses;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.domain.catalog.Course;
import org.learnstream.domain.recommend.BlendLearner;
import org.learnstream.domain.recommend.RecommendOptions;
import org.learnstream.domain.recommend.Recommender;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.evaluation.EvaluationReport;
import org.learnstream.evaluation.HtmlReport;
import org.learnstream.evaluation.ModelScore;
import org.learnstream.evaluation.NextCourseEvaluation;
import org.learnstream.evaluation.NextCourseTask;
import org.learnstream.evaluation.Rehearsal;
import org.learnstream.solve.ModelSolving;
import org.learnstream.solve.Solvers;
import org.learnstream.wire.Courses;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how well the recommenders foresee which course a learner takes next. */
@Command(
        name = "next-course",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how well the recommenders foresee which course a learner takes next.",
            "Without --test each learner's last course is hidden and the rest is learnt from; with --test all of the data"
                    + " set is learnt from, and FILE says which course came next."
        })
public final class NextCourseCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description = "Folder of the data set MOOCCubeX, or the folder that holds it as mooccubex.")
    private Path data = Path.of("");

    @Option(
            names = "--test",
            paramLabel = "FILE",
            description = "Courses that came next: lines of user_id <tab> course_id, after that header line.")
    private @Nullable Path test;

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

    @Override
    public Integer call() throws IOException {
        require(limit >= 1, "--limit is " + limit + ", expected 1 or more");
        require(threads >= 1, "--threads is " + threads + ", expected 1 or more");
        Settings loaded = settings.load();
        List<Recommender> recommenders = recommenders(loaded);
        MoocCubeX dataSet = MoocCubeX.in(data);
        NextCourseTask task = task(dataSet).limitedTo(limit);
        List<Course> catalogue =
                dataSet.courses().stream().map(Courses::fromAvro).toList();
        EvaluationReport report = evaluate(task, catalogue, recommenders, loaded);
        PrintWriter out = Output.of(spec);
        out.printf(Locale.ROOT, "%,d learners, %,d courses%n", report.learners(), report.courses());
        out.println(table(report));
        out.flush();
        if (json != null) {
            Files.writeString(json, report.json());
        }
        if (html != null) {
            Files.writeString(
                    html,
                    HtmlReport.of(
                            "Which course does each learner take next?",
                            String.format(
                                    Locale.ROOT,
                                    "%,d learners of %s; every recommender ranks all %,d courses but the learner's own.",
                                    report.learners(),
                                    data.getFileName(),
                                    report.courses()),
                            report));
        }
        return 0;
    }

    private NextCourseTask task(MoocCubeX dataSet) {
        List<LearnerCourses> enrolments = dataSet.enrolments();
        return test == null
                ? NextCourseTask.hidingLast(enrolments)
                : new NextCourseTask(enrolments, MoocCubeX.answers(test));
    }

    private List<Recommender> recommenders(Settings loaded) {
        RecommendOptions options = loaded.recommendOptions();
        List<String> names = models.isEmpty() ? Recommenders.names() : models;
        for (String name : names) {
            require(
                    Recommenders.names().contains(name),
                    "no recommender is called " + name + ", expected some of "
                            + String.join(", ", Recommenders.names()));
        }
        return names.stream()
                .distinct()
                .map(name -> Recommenders.with(options).named(name))
                .toList();
    }

    private EvaluationReport evaluate(
            NextCourseTask task, List<Course> catalogue, List<Recommender> recommenders, Settings loaded) {
        List<ModelScore> scores = new ArrayList<>();
        try (NextCourseEvaluation evaluation =
                NextCourseEvaluation.of(task, catalogue, loaded.affinity().levels(), loaded.modelOptions(), threads)) {
            ModelSolving solving = new ModelSolving(
                    loaded.solve().options(loaded.recommend().recencyDecay()), Solvers.fastest(threads));
            if (recommenders.stream().anyMatch(each -> each.name().equals(Recommenders.HYBRID))) {
                rehearse(evaluation, solving, loaded);
            }
            try (TerminalProgress progress = TerminalProgress.start("learning", evaluation.learners())) {
                evaluation.learn(progress);
            }
            try (TerminalProgress progress = TerminalProgress.start("solving", ModelSolving.MODELS.size())) {
                evaluation.solve(solving, progress);
            }
            for (Recommender recommender : recommenders) {
                try (TerminalProgress progress = TerminalProgress.start(recommender.name(), evaluation.questions())) {
                    scores.add(evaluation.score(recommender, progress));
                }
            }
            return new EvaluationReport(evaluation.questions(), evaluation.courses(), scores);
        }
    }

    private static void rehearse(NextCourseEvaluation evaluation, ModelSolving solving, Settings loaded) {
        Rehearsal rehearsal = new Rehearsal(
                Math.min(Rehearsal.LEARNERS, evaluation.learners() / 2),
                Recommenders.with(loaded.recommendOptions()),
                new BlendLearner(loaded.hybrid().rate()),
                loaded.hybrid().comparisons());
        try (TerminalProgress progress = TerminalProgress.start("blending", rehearsal.learners())) {
            evaluation.rehearse(rehearsal, solving, progress);
        }
    }

    private static TextTable table(EvaluationReport report) {
        TextTable table = new TextTable(
                "model",
                "HR@5",
                "HR@10",
                "HR@20",
                "NDCG@10",
                "MRR",
                "diversity@10",
                "novelty@10",
                "coverage@10",
                "µs per learner");
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
