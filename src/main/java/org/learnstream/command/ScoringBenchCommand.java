package org.learnstream.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.bench.ModelScenario;
import org.learnstream.bench.ScoringBenchmark;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long one learner takes to score. */
@Command(
        name = "scoring",
        mixinStandardHelpOptions = true,
        description =
                "Measures with JMH how long one learner takes to score: with every recommender, and for a slate of the"
                        + " hybrid. Learns and solves everything first, in each run.")
public final class ScoringBenchCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ScenarioOptions options = new ScenarioOptions();

    @Option(names = "--runs", defaultValue = "2", description = "Processes that measure; default ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "Seconds that each measures; default ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures as JSON too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws RunnerException, IOException {
        ModelScenario scenario = options.scenario();
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(ScoringBenchmark.class.getName())
                        .param("learners", Integer.toString(scenario.learners()))
                        .param("courses", Integer.toString(scenario.courses()))
                        .param("history", Integer.toString(scenario.history()))
                        .param("seed", Long.toString(scenario.seed()))
                        .forks(runs)
                        .warmupIterations(2)
                        .warmupTime(TimeValue.seconds(seconds))
                        .measurementIterations(2)
                        .measurementTime(TimeValue.seconds(seconds))
                        .jvmArgsAppend("-XX:+UseParallelGC", "-XX:+UseTransparentHugePages")
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        Map<String, Object> figures = ScenarioOptions.document(scenario);
        TextTable table = new TextTable("one learner", "median, µs", "p90, µs", "p99, µs");
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            Statistics times = result.getPrimaryResult().getStatistics();
            table.row(name, text(times, 50), text(times, 90), text(times, 99));
            figures.put(name + ": p50, µs", times.getPercentile(50));
            figures.put(name + ": p90, µs", times.getPercentile(90));
            figures.put(name + ": p99, µs", times.getPercentile(99));
        }
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%s; one thread, Java %s%n%n%s%n",
                ScenarioOptions.words(scenario),
                Runtime.version(),
                table);
        out.flush();
        if (json != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), figures);
        }
        return 0;
    }

    private static String text(Statistics times, double percentile) {
        return String.format(Locale.ROOT, "%.1f", times.getPercentile(percentile));
    }
}
