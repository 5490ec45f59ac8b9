package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.bandit.BanditOptions;
import org.learnstream.evaluation.BanditEvaluation;
import org.learnstream.evaluation.BanditReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Measures what the bandit misses while it learns, in worlds where the truth is known. */
@Command(
        name = "bandit",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what the bandit misses while it learns, in simulated worlds where the truth is known.",
            "Regret is the number of clicks missed against the best arm of each moment. Click rates are 0.02 to 0.06 and"
                    + " 0.1 to 0.5, evenly spaced; a tenth of the responses is lost, clicks come ten minutes late on"
                    + " average, and the impressions are spread over 30 days."
        })
public final class BanditCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--impressions",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Slots shown in each run; default ${DEFAULT-VALUE}.")
    private int impressions;

    @Option(
            names = "--arms",
            paramLabel = "N",
            defaultValue = "5",
            description = "Recommenders that compete, 2 to 20; default ${DEFAULT-VALUE}.")
    private int arms;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Seed of the first run; each other run has the next one. Default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "7",
            description = "Runs of each scenario; the table shows medians. Default ${DEFAULT-VALUE}.")
    private int runs;

    @Option(names = "--json", paramLabel = "OUT", description = "File to write the figures and curves to.")
    private @Nullable Path json;

    @Option(names = "--html", paramLabel = "OUT", description = "File to write a page with plots to.")
    private @Nullable Path html;

    @Override
    public Integer call() throws IOException {
        require(impressions >= 100, "--impressions is " + impressions + ", expected 100 or more");
        require(arms >= 2 && arms <= 20, "--arms is " + arms + ", expected 2 to 20");
        require(runs >= 1, "--runs is " + runs + ", expected 1 or more");
        BanditOptions options = settings.load().bandit().options("simulated");
        BanditEvaluation evaluation = BanditEvaluation.of(impressions, arms, seed, runs);
        BanditReport report;
        try (TerminalProgress progress = TerminalProgress.start("simulating", evaluation.rows())) {
            report = evaluation.run(options, row -> progress.accept(1));
        }
        PrintWriter out = Output.of(spec);
        out.printf(Locale.ROOT, "%d arms, %,d impressions, median of %d runs%n", arms, impressions, runs);
        out.println(table(report));
        out.flush();
        if (json != null) {
            Files.writeString(json, report.json());
        }
        if (html != null) {
            Files.writeString(html, report.html());
        }
        return 0;
    }

    private static TextTable table(BanditReport report) {
        TextTable table = new TextTable(
                "click rates", "half-life", "regret", "uniform", "ratio", "worst", "growth", "against fixed");
        for (BanditReport.Row row : report.rows()) {
            table.row(
                    row.scenario(),
                    row.halfLife(),
                    decimals(1, row.regret()),
                    decimals(1, row.uniformRegret()),
                    decimals(3, row.ratio()),
                    decimals(3, row.worstRatio()),
                    decimals(2, row.exponent()),
                    decimals(1, row.fixedRegret()));
        }
        return table;
    }

    private static String decimals(int places, double value) {
        return String.format(Locale.ROOT, "%." + places + "f", value);
    }

    private void require(boolean holds, String complaint) {
        if (!holds) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(), complaint);
        }
    }
}
