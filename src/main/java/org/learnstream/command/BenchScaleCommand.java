package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.bench.CampusFlow;
import org.learnstream.bench.DrainWatch;
import org.learnstream.bench.ServedInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what an event costs, and how much memory an instance takes, by the number of learners. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = {
            "Measures what an event costs an instance that processes and serves, and how much memory it takes, by the number"
                    + " of learners on a synthetic campus, each time with a fresh broker. First every learner registers and a few"
                    + " events of each are processed; those after them count.",
            "With a million learners it takes an hour or more: --learners 10000,100000,1000000."
        })
public final class BenchScaleCommand implements Callable<Integer> {
    private static final Duration AGE = Duration.ofDays(2);
    private static final Duration LONGEST_START = Duration.ofMinutes(5);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--learners",
            split = ",",
            defaultValue = "10000,100000",
            description = "Learners, separated by commas; default ${DEFAULT-VALUE}.")
    private List<Integer> learners = List.of();

    @Option(names = "--courses", defaultValue = "5000", description = "Courses; default ${DEFAULT-VALUE}.")
    private int courses;

    @Option(
            names = "--before",
            defaultValue = "2",
            description = "Events for each learner before those that count; default ${DEFAULT-VALUE}.")
    private int before;

    @Option(names = "--events", defaultValue = "40000", description = "Events that count; default ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--heap-megabytes",
            defaultValue = "3072",
            description = "Heap of the instance; default ${DEFAULT-VALUE}.")
    private int heap;

    @Mixin
    private final FigureOptions figureOptions = new FigureOptions();

    @Override
    public Integer call() throws IOException {
        figureOptions.require(learners.stream().allMatch(count -> count >= 10), "--learners are not all 10 or more");
        figureOptions.require(courses >= 10, "--courses is " + courses + ", expected 10 or more");
        figureOptions.require(before >= 1, "--before is " + before + ", expected 1 or more");
        figureOptions.require(events >= 100, "--events is " + events + ", expected 100 or more");
        Map<Integer, Map<String, Double>> figures = new LinkedHashMap<>();
        for (int count : learners) {
            figures.put(count, measure(count));
        }
        report(figures);
        return 0;
    }

    private Map<String, Double> measure(int count) throws IOException {
        Map<String, String> common = Map.of("streams.threads", "1", "streams.standby-replicas", "0");
        try (BenchStage stage = new BenchStage(settings, common);
                CampusFlow flow =
                        new CampusFlow(stage.settings(), count, courses, System.currentTimeMillis() - AGE.toMillis())) {
            ServedInstance instance =
                    stage.start("instance", Map.of(), List.of("-Xms" + heap + "m", "-Xmx" + heap + "m"));
            long first = (long) before * count;
            try (TerminalProgress progress =
                    TerminalProgress.start(count + " learners: sending", count + courses + first)) {
                flow.prepare(progress);
                flow.send(first, progress);
            }
            try (TerminalProgress progress = TerminalProgress.start(count + " learners: processing", first)) {
                DrainWatch.eventsPerSecond(stage.settings(), progress);
            }
            instance.awaitReady(LONGEST_START);
            try (TerminalProgress progress = TerminalProgress.start(count + " learners: measuring", events)) {
                return count(stage, flow, instance, progress);
            }
        }
    }

    private Map<String, Double> count(
            BenchStage stage, CampusFlow flow, ServedInstance instance, TerminalProgress progress) throws IOException {
        long cpu = instance.cpuNanos();
        long began = System.nanoTime();
        flow.send(events, sent -> {});
        DrainWatch.eventsPerSecond(stage.settings(), progress);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("CPU, µs an event", (instance.cpuNanos() - cpu) / 1e3 / events);
        figures.put("events a second", events / ((System.nanoTime() - began) / 1e9));
        figures.put("learners with affinities", instance.metric("learnstream_model_learners"));
        figures.put("course model, MB", instance.metric("learnstream_model_memory_bytes") / 1e6);
        instance.collectGarbage();
        figures.put("heap in use after a collection, MB", instance.metric("jvm_memory_used_bytes{area=\"heap\"") / 1e6);
        figures.put("state on disk, MB", stage.stateBytes("instance") / 1e6);
        return figures;
    }

    private void report(Map<Integer, Map<String, Double>> figures) throws IOException {
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%n%,d courses; %d events of each learner, then %,d that count; Java %s%n%n",
                courses,
                before,
                events,
                Runtime.version());
        TextTable table = new TextTable(
                "learners",
                "CPU, µs an event",
                "events a second",
                "with affinities",
                "course model, MB",
                "heap in use, MB",
                "state on disk, MB");
        figures.forEach((count, figure) -> {
            Object[] cells = new Object[figure.size() + 1];
            cells[0] = String.format(Locale.ROOT, "%,d", count);
            int column = 1;
            for (double value : figure.values()) {
                cells[column++] = String.format(Locale.ROOT, "%,.0f", value);
            }
            table.row(cells);
        });
        out.println(table);
        double least = figures.values().stream()
                .mapToDouble(figure -> figure.getOrDefault("CPU, µs an event", Double.NaN))
                .min()
                .orElse(Double.NaN);
        double most = figures.values().stream()
                .mapToDouble(figure -> figure.getOrDefault("CPU, µs an event", Double.NaN))
                .max()
                .orElse(Double.NaN);
        out.printf(Locale.ROOT, "dearest : cheapest event: %.2f%n", most / least);
        out.flush();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("courses", courses);
        document.put("eventsBefore", before);
        document.put("events", events);
        document.put("learners", figures);
        document.put("dearestToCheapest", most / least);
        figureOptions.write(document);
    }
}
