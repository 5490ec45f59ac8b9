package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.domain.churn.FtrlOptions;
import org.learnstream.domain.churn.TreeOptions;
import org.learnstream.domain.evaluation.BinaryMeasures;
import org.learnstream.evaluation.ChurnEvaluation;
import org.learnstream.evaluation.ChurnLearning;
import org.learnstream.evaluation.ChurnReport;
import org.learnstream.evaluation.ChurnTask;
import org.learnstream.trees.TreeTrainers;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures how well it is told who stays away. */
@Command(
        name = "churn",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how well it is told, on days 7, 14, 21 and 30 of a course, who will do nothing in the ten days after it.",
            "The learners of the test courses are asked about, after learning from all others: by the logistic regression"
                    + " that the product learns online, by boosted trees, by the mean of both, and by recency alone. Which of"
                    + " the models is used is decided by cross-validation among the courses that are learnt from."
        })
public final class ChurnCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--data",
            required = true,
            paramLabel = "DIR",
            description =
                    "Folder of KDD Cup 2015 (enrolments.csv, daily-events.csv, plain or .gz), or the folder that holds"
                            + " it as kdd2015.")
    private Path data = Path.of("");

    @Option(
            names = "--test",
            paramLabel = "DIR",
            description =
                    "Folder of the same form: learn from all courses of --data, ask about all of these. Without it,"
                            + " six courses of --data are asked about: 645, 1038, 1471, 2008, 2269 and 4010.")
    private @Nullable Path test;

    @Option(
            names = "--validate",
            description =
                    "Leave the test courses out altogether and show the cross-validation by course among the others:"
                            + " to choose models and settings by.")
    private boolean validate;

    @Option(names = "--json", paramLabel = "OUT", description = "File to write the figures to.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "OUT", description = "File to write a page with plots to.")
    private @Nullable Path html;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads to train trees with; one per processor by default.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Override
    public Integer call() throws IOException {
        require(threads >= 1, "--threads is " + threads + ", expected 1 or more");
        ChurnTask all = read(data);
        ChurnTask known = test == null ? all.without(ChurnEvaluation.TEST_COURSES) : all;
        ChurnTask asked = test == null ? all.about(ChurnEvaluation.TEST_COURSES) : read(test);
        require(
                known.courses().size() >= 2,
                data + " has " + known.courses().size() + " courses to learn from, expected 2 or more");
        require(
                validate || asked.learners() > 0,
                data + " has none of the courses " + String.join(", ", ChurnEvaluation.TEST_COURSES)
                        + ", expected some; or name other data with --test");
        ChurnReport report = report(known, asked);
        print(report);
        if (json != null) {
            Files.writeString(json, report.json());
        }
        if (html != null) {
            Files.writeString(html, report.html());
        }
        return 0;
    }

    private ChurnTask read(Path directory) {
        ChurnTask task = ChurnTask.of(Kdd2015.in(directory));
        int last = ChurnEvaluation.DAYS.get(ChurnEvaluation.DAYS.size() - 1);
        require(
                task.shortestWindow() >= last,
                directory + " has a window of " + task.shortestWindow() + " days, expected " + last + " or more");
        return task;
    }

    private ChurnReport report(ChurnTask known, ChurnTask asked) {
        ChurnEvaluation evaluation = new ChurnEvaluation(new ChurnLearning(
                TreeTrainers.available(), TreeOptions.DEFAULT.withThreads(threads), FtrlOptions.DEFAULT));
        int steps = validate ? ChurnEvaluation.folds(known) : ChurnEvaluation.folds(known) + 1;
        try (TerminalProgress progress = TerminalProgress.start("learning", steps)) {
            return validate ? evaluation.validate(known, progress) : evaluation.report(known, asked, progress);
        }
    }

    private void print(ChurnReport report) {
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%,d learners, %d courses%s; the model that is used: %s%n",
                report.learners(),
                report.courses(),
                validate ? ", each left out once" : "",
                report.chosen());
        TextTable table = new TextTable(
                "model", "day", "AUC", "log loss", "Brier", "calibration error", "precision in the top 10 %");
        report.measures()
                .forEach((model, days) -> days.forEach((day, measures) -> table.row(
                        model,
                        day,
                        decimals(measures.auc()),
                        decimals(measures.logLoss()),
                        decimals(measures.brier()),
                        decimals(measures.calibrationError(ChurnReport.PARTS)),
                        decimals(measures.precisionAtTop(ChurnReport.TOP)))));
        out.println(table);
        out.printf("%nReliability of %s: said and observed, in tenths of the learners%n", report.chosen());
        TextTable reliability = new TextTable("day", "said", "observed", "learners");
        report.of(report.chosen()).forEach((day, measures) -> {
            for (BinaryMeasures.Bin bin : measures.reliability(ChurnReport.PARTS)) {
                reliability.row(day, decimals(bin.predicted()), decimals(bin.observed()), bin.count());
            }
        });
        out.println(reliability);
        out.flush();
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(), complaint);
        }
    }
}
