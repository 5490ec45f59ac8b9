package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.bench.CampusFlow;
import org.learnstream.bench.DrainWatch;
import org.learnstream.bench.FreshnessProbe;
import org.learnstream.bench.ServedInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long it takes from an event to the changed recommendations over HTTP. */
@Command(
        name = "freshness",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how long it takes from an event until the changed recommendations are served over HTTP, while other"
                    + " events come in at shares of the rate that the instance can take, which is measured first; for some"
                    + " commit intervals, with what an event costs the process.",
            "Broker and instance are processes of their own. The instance has one stream thread and commits exactly once."
        })
public final class BenchFreshnessCommand implements Callable<Integer> {
    private static final int COURSES = 500;
    private static final Duration AGE = Duration.ofDays(2);
    private static final Duration SETTLING = Duration.ofSeconds(2);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final String PROCESSED = "learnstream_intake_records";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--learners", defaultValue = "2000", description = "Learners; default ${DEFAULT-VALUE}.")
    private int learners;

    @Option(
            names = "--events",
            defaultValue = "20000",
            description = "Events by which the highest rate is measured, each time; default ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--commit-intervals",
            split = ",",
            defaultValue = "50,100,200",
            description = "Commit intervals in milliseconds, separated by commas; default ${DEFAULT-VALUE}.")
    private List<Integer> commitIntervals = List.of();

    @Option(
            names = "--shares",
            split = ",",
            defaultValue = "10,50,80",
            description = "Shares of the highest rate, in percent; default ${DEFAULT-VALUE}.")
    private List<Integer> shares = List.of();

    @Option(
            names = "--lasting",
            defaultValue = "15s",
            converter = DurationConverter.class,
            description = "How long events are looked for at each rate; default ${DEFAULT-VALUE}.")
    private Duration lasting = Duration.ZERO;

    @Mixin
    private final FigureOptions figureOptions = new FigureOptions();

    private final List<Map<String, Double>> rows = new ArrayList<>();

    @Override
    public Integer call() throws IOException {
        figureOptions.require(learners >= 10, "--learners is " + learners + ", expected 10 or more");
        figureOptions.require(events >= 1000, "--events is " + events + ", expected 1000 or more");
        figureOptions.require(
                shares.stream().allMatch(share -> share >= 1 && share <= 100), "--shares are not all 1 to 100");
        figureOptions.require(
                commitIntervals.stream().allMatch(millis -> millis >= 1), "--commit-intervals are not all 1 or more");
        Map<String, String> common = Map.of("streams.threads", "1", "streams.standby-replicas", "0");
        try (BenchStage stage = new BenchStage(settings, common);
                CampusFlow flow = new CampusFlow(
                        stage.settings(), learners, COURSES, System.currentTimeMillis() - AGE.toMillis());
                FreshnessProbe probe = new FreshnessProbe(stage.settings(), flow.courses());
                TerminalProgress progress =
                        TerminalProgress.start("measuring", 1 + (long) commitIntervals.size() * (1 + shares.size()))) {
            flow.prepare(sent -> {});
            flow.send(2L * learners, sent -> {});
            probe.prepare();
            progress.accept(1);
            for (int millis : commitIntervals) {
                measure(stage, flow, probe, millis, progress);
            }
        }
        report();
        return 0;
    }

    private void measure(
            BenchStage stage, CampusFlow flow, FreshnessProbe probe, int millis, TerminalProgress progress) {
        flow.send(events, sent -> {});
        try (ServedInstance instance = stage.start(
                "instance",
                Map.of("streams.commit-interval", Duration.ofMillis(millis).toString()),
                List.of())) {
            double highest = DrainWatch.eventsPerSecond(stage.settings(), done -> {});
            instance.awaitReady(LONGEST_START);
            progress.accept(1);
            for (int share : shares) {
                rows.add(at(stage, flow, probe, instance, millis, share, highest));
                progress.accept(1);
            }
        }
    }

    private Map<String, Double> at(
            BenchStage stage,
            CampusFlow flow,
            FreshnessProbe probe,
            ServedInstance instance,
            int millis,
            int share,
            double highest) {
        flow.start(highest * share / 100);
        probe.run(SETTLING, () -> instance);
        double processed = instance.metric(PROCESSED);
        long cpu = instance.cpuNanos();
        long began = System.nanoTime();
        long[] took = probe.run(lasting, () -> instance);
        double count = instance.metric(PROCESSED) - processed;
        Map<String, Double> row = new LinkedHashMap<>();
        row.put("commit interval, ms", (double) millis);
        row.put("highest rate, events a second", highest);
        row.put("share, %", (double) share);
        row.put("events a second", count / ((System.nanoTime() - began) / 1e9));
        row.putAll(FreshnessProbe.figures(took));
        row.put("CPU, µs an event", (instance.cpuNanos() - cpu) / 1e3 / Math.max(1, count));
        flow.stop();
        DrainWatch.eventsPerSecond(stage.settings(), done -> {});
        return row;
    }

    private void report() throws IOException {
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%n%,d learners of a synthetic campus; %d s at each rate, 40 looked-for events a second, Java %s%n%n",
                learners,
                lasting.toSeconds(),
                Runtime.version());
        TextTable table = new TextTable(
                "commit interval, ms",
                "highest rate",
                "share, %",
                "events a second",
                "p50, ms",
                "p99, ms",
                "longest, ms",
                "CPU, µs an event");
        rows.forEach(row -> table.row(row.entrySet().stream()
                .filter(figure -> !figure.getKey().equals("events looked for"))
                .map(figure -> String.format(Locale.ROOT, "%,.0f", figure.getValue()))
                .toArray()));
        out.println(table);
        out.flush();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("learners", learners);
        document.put("rows", rows);
        figureOptions.write(document);
    }
}
