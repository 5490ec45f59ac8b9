package org.learnstream.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;
import org.learnstream.bench.CourseChoice;
import org.learnstream.bench.Medians;
import org.learnstream.bench.ModelBenchmark;
import org.learnstream.bench.ModelScenario;
import org.learnstream.bench.SolveBenchmark;
import org.learnstream.model.ModelOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures parts of the product on the machine at hand. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures parts of the product on this machine.",
        subcommands = {
            BenchBareCommand.class,
            BenchChurnCommand.class,
            BenchFreshnessCommand.class,
            BenchInstancesCommand.class,
            BenchLoadCommand.class,
            BenchReadCommand.class,
            BenchRestartCommand.class,
            BenchRestoreCommand.class,
            BenchScaleCommand.class,
            BenchThroughputCommand.class,
            ScoringBenchCommand.class
        })
public final class BenchCommand implements Callable<Integer> {
    private static final int MISUSED = 2;

    /** The share of a run's learners with which the code is warmed up. */
    private static final int WARMING = 10;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Output.errors(spec)
                .println(
                        "Say what to measure: churn, freshness, instances, model, read, restart, restore, scale, scoring, solve or throughput.");
        return MISUSED;
    }

    @Command(
            name = "model",
            mixinStandardHelpOptions = true,
            description = "Measures the course model and the recommenders over it: rate of building, time of an update"
                    + " and of a slate, memory. Prints medians over the runs.")
    int model(
            @Mixin SettingsOptions settings,
            @Mixin ScenarioOptions scenarios,
            @Option(names = "--runs", defaultValue = "5", description = "Runs; default ${DEFAULT-VALUE}.") int runs,
            @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures as JSON too.")
                    @Nullable
                    Path json)
            throws IOException {
        ModelScenario scenario = scenarios.scenario();
        ModelOptions options = settings.load().modelOptions();
        Map<CourseChoice, Medians> medians = measure(scenario, options, runs);
        print(medians, scenario, runs);
        if (json != null) {
            write(json, scenario, medians, runs);
        }
        return 0;
    }

    @Command(
            name = "solve",
            mixinStandardHelpOptions = true,
            description =
                    "Measures the solving of the autoencoder and the next-course model: time with machine code and in"
                            + " Java, and memory.")
    int solve(
            @Option(
                            names = "--courses",
                            split = ",",
                            defaultValue = "3321,5000",
                            description = "Courses, separated by commas; default ${DEFAULT-VALUE}.")
                    List<Integer> courses,
            @Option(names = "--learners", defaultValue = "100000", description = "Learners; default ${DEFAULT-VALUE}.")
                    int learners,
            @Option(
                            names = "--threads",
                            defaultValue = "1",
                            description = "Threads that machine code may use; default ${DEFAULT-VALUE}.")
                    int threads,
            @Option(names = "--json", paramLabel = "FILE", description = "Where to write the figures as JSON too.")
                    @Nullable
                    Path json)
            throws IOException {
        PrintWriter out = Output.of(spec);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("learners", learners);
        document.put("threads", threads);
        for (int count : courses) {
            Map<String, Double> figures;
            try (ProgressBar bar = new ProgressBar("bench solve " + count, 0)) {
                SolveBenchmark benchmark =
                        new SolveBenchmark(new ModelScenario(learners, count, 20, 1), threads, bar::step);
                bar.maxHint(benchmark.steps());
                figures = benchmark.run();
            }
            document.put(Integer.toString(count), figures);
            out.printf(Locale.ROOT, "%,d courses, %,d learners, 20 courses each%n%n", count, learners);
            TextTable table = new TextTable("figure", "value");
            figures.forEach((figure, value) -> table.row(figure, number(value)));
            out.println(table);
        }
        if (json != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), document);
        }
        return 0;
    }

    private static Map<CourseChoice, Medians> measure(ModelScenario scenario, ModelOptions options, int runs) {
        Map<CourseChoice, Medians> medians = new EnumMap<>(CourseChoice.class);
        ModelScenario small = new ModelScenario(
                Math.max(1, scenario.learners() / WARMING), scenario.courses(), scenario.history(), scenario.seed());
        int rounds = (runs + 1) * CourseChoice.values().length;
        try (ProgressBar bar = new ProgressBar("bench model", (long) rounds * ModelBenchmark.steps())) {
            for (CourseChoice choice : CourseChoice.values()) {
                new ModelBenchmark(small, options, choice, bar::step).run();
            }
            for (CourseChoice choice : CourseChoice.values()) {
                Medians figures = new Medians();
                for (int run = 0; run < runs; run++) {
                    figures.add(new ModelBenchmark(scenario, options, choice, bar::step).run());
                }
                medians.put(choice, figures);
            }
        }
        return medians;
    }

    private void print(Map<CourseChoice, Medians> medians, ModelScenario scenario, int runs) {
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%s; medians of %d runs on one thread, Java %s%n%n",
                ScenarioOptions.words(scenario),
                runs,
                Runtime.version());
        TextTable table = new TextTable("figure", "uniform choice", "Zipf choice");
        Map<String, Double> uniform = figures(medians, CourseChoice.UNIFORM);
        Map<String, Double> zipf = figures(medians, CourseChoice.ZIPF);
        uniform.forEach((figure, value) -> table.row(figure, number(value), number(zipf.getOrDefault(figure, 0.0))));
        out.println(table);
    }

    private static void write(Path json, ModelScenario scenario, Map<CourseChoice, Medians> medians, int runs)
            throws IOException {
        Map<String, Object> document = ScenarioOptions.document(scenario);
        document.put("runs", runs);
        medians.forEach((choice, figures) -> document.put(choice.printed(), figures.medians()));
        new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), document);
    }

    private static Map<String, Double> figures(Map<CourseChoice, Medians> medians, CourseChoice choice) {
        Medians figures = medians.get(choice);
        return figures == null ? Map.of() : figures.medians();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%,.2f" : "%,.0f", value);
    }
}
