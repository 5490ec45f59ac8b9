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
import org.learnstream.bench.Disturbance;
import org.learnstream.bench.DrainWatch;
import org.learnstream.bench.FreshnessProbe;
import org.learnstream.bench.ServedInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how work is shared among instances, and what it costs readers when one comes or goes. */
@Command(
        name = "instances",
        mixinStandardHelpOptions = true,
        description = {
            "Measures one, two and three instances on this machine: how fast they process events together and how much"
                    + " processor time each takes, and what it costs readers and the freshness of what they read when another"
                    + " one starts, when one stops in good order, and when all three are restarted one after the other.",
            "Readers go to any instance, and to another one when that refuses, as through a load balancer. All run on one"
                    + " machine, so that more of them are not faster; that work moves shows in their processor time.",
            "A rolling restart in which a read fails ends with 1."
        })
public final class BenchInstancesCommand implements Callable<Integer> {
    private static final int INSTANCES = 3;
    private static final int COURSES = 500;
    private static final Duration AGE = Duration.ofDays(2);
    private static final Duration LONGEST = Duration.ofMinutes(4);
    private static final Duration LEAST = Duration.ofSeconds(10);
    private static final String ROLLING = "rolling restart of 3";
    private static final String TASKS = "learnstream_task_lag_records{role=\"processing\"";
    private static final String COPIES = "learnstream_serving_copies{replica=\"";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--learners", defaultValue = "2000", description = "Learners; default ${DEFAULT-VALUE}.")
    private int learners;

    @Option(
            names = "--events",
            defaultValue = "20000",
            description = "Events that are processed together, each time; default ${DEFAULT-VALUE}.")
    private long events;

    @Option(names = "--rolling", description = "Only the rolling restart.")
    private boolean rollingOnly;

    @Mixin
    private final FigureOptions figureOptions = new FigureOptions();

    private final Map<String, Map<String, Double>> shares = new LinkedHashMap<>();
    private final Map<String, Map<String, Double>> disturbances = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        figureOptions.require(learners >= 10, "--learners is " + learners + ", expected 10 or more");
        figureOptions.require(events >= 1000, "--events is " + events + ", expected 1000 or more");
        Map<String, String> common = Map.of("streams.threads", "1", "streams.standby-replicas", "1");
        try (BenchStage stage = new BenchStage(settings, common);
                CampusFlow flow = new CampusFlow(
                        stage.settings(), learners, COURSES, System.currentTimeMillis() - AGE.toMillis());
                FreshnessProbe probe = new FreshnessProbe(stage.settings(), flow.courses());
                TerminalProgress progress = TerminalProgress.start("measuring", rollingOnly ? 2 : 2 + 2L * INSTANCES)) {
            measure(stage, flow, probe, progress);
        }
        report();
        Map<String, Double> rolling = disturbances.getOrDefault(ROLLING, Map.of());
        return rolling.getOrDefault("failed", 0.0) == 0 ? 0 : 1;
    }

    private void measure(BenchStage stage, CampusFlow flow, FreshnessProbe probe, TerminalProgress progress)
            throws InterruptedException {
        int partitions = stage.settings().topics().partitions();
        flow.prepare(sent -> {});
        flow.send(events, sent -> {});
        probe.prepare();
        List<ServedInstance> running = new ArrayList<>();
        running.add(stage.start("instance-1", Map.of(), List.of()));
        DrainWatch.eventsPerSecond(stage.settings(), done -> {});
        running.get(0).awaitReady(LONGEST);
        Disturbance disturbance = new Disturbance(probe, flow.learners());
        progress.accept(1);
        share(stage, flow, running, progress);
        while (running.size() < INSTANCES) {
            List<ServedInstance> before = List.copyOf(running);
            int number = running.size() + 1;
            Runnable joining = () -> {
                running.add(stage.start("instance-" + number, Map.of(), List.of()));
                awaitWhole(running, partitions);
            };
            if (rollingOnly) {
                joining.run();
            } else {
                disturbances.put("start of number " + number, disturbance.of(before, before, LEAST, joining));
                progress.accept(1);
                share(stage, flow, running, progress);
            }
        }
        disturbances.put(ROLLING, disturbance.of(running, running, LEAST, () -> restart(running, partitions)));
        progress.accept(1);
        if (!rollingOnly) {
            ServedInstance last = running.get(INSTANCES - 1);
            disturbances.put(
                    "clean stop of number 3", disturbance.of(running, running.subList(0, 2), LEAST, last::close));
            progress.accept(1);
        }
    }

    private static void restart(List<ServedInstance> running, int partitions) {
        for (ServedInstance instance : running) {
            instance.close();
            instance.restart();
            awaitWhole(running, partitions);
        }
    }

    /** Returns when all are ready, and hold an active copy and a standby of every partition between them. */
    private static void awaitWhole(List<ServedInstance> running, int partitions) {
        running.forEach(instance -> instance.awaitReady(LONGEST));
        ServedInstance newest = running.get(running.size() - 1);
        for (String replica : List.of("active", "standby")) {
            newest.await(
                    LONGEST,
                    () -> running.stream()
                                    .mapToDouble(instance -> instance.metric(COPIES + replica))
                                    .sum()
                            >= partitions);
        }
        running.forEach(instance -> instance.awaitMetric(COPIES, 1, LONGEST));
    }

    /** Lets the instances process events together, and notes the rate and who took how much processor time. */
    private void share(BenchStage stage, CampusFlow flow, List<ServedInstance> running, TerminalProgress progress) {
        if (rollingOnly) {
            return;
        }
        // Work moves to an instance when it has caught up, which is looked at each minute.
        running.forEach(instance -> instance.await(LONGEST, () -> instance.metrics(TASKS) > 0));
        List<Long> before = running.stream().map(ServedInstance::cpuNanos).toList();
        long began = System.nanoTime();
        flow.send(events, sent -> {});
        DrainWatch.eventsPerSecond(stage.settings(), done -> {});
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("events a second", events / seconds);
        double all = 0;
        List<Double> each = new ArrayList<>();
        for (int number = 0; number < running.size(); number++) {
            each.add((running.get(number).cpuNanos() - before.get(number)) / 1e3 / events);
            all += each.get(number);
        }
        figures.put("CPU, µs an event", all);
        for (int number = 0; number < each.size(); number++) {
            figures.put("share of number " + (number + 1) + ", %", 100 * each.get(number) / all);
        }
        shares.put(running.size() + (running.size() == 1 ? " instance" : " instances"), figures);
        progress.accept(1);
    }

    private void report() throws IOException {
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%n%,d learners, a standby of each store, 40 looked-for events a second, Java %s%n%n",
                learners,
                Runtime.version());
        if (!shares.isEmpty()) {
            TextTable table = new TextTable("", "events a second", "CPU, µs an event", "shares of it, %");
            shares.forEach((what, figures) -> table.row(
                    what,
                    number(figures, "events a second"),
                    number(figures, "CPU, µs an event"),
                    figures.entrySet().stream()
                            .filter(figure -> figure.getKey().startsWith("share"))
                            .map(figure -> String.format(Locale.ROOT, "%.0f", figure.getValue()))
                            .reduce((one, other) -> one + " + " + other)
                            .orElse("")));
            out.println(table);
            out.println();
        }
        TextTable table = new TextTable(
                "",
                "took, s",
                "reads",
                "failed",
                "read p99, ms",
                "longest read, ms",
                "fresh p50, ms",
                "fresh p99, ms",
                "fresh longest, ms");
        disturbances.forEach((what, figures) -> table.row(
                what,
                number(figures, "took, s"),
                number(figures, "reads"),
                number(figures, "failed"),
                number(figures, "read p99, ms"),
                number(figures, "longest read, ms"),
                number(figures, "fresh p50, ms"),
                number(figures, "fresh p99, ms"),
                number(figures, "fresh longest, ms")));
        out.println(table);
        out.flush();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("learners", learners);
        document.put("shares", shares);
        document.put("disturbances", disturbances);
        figureOptions.write(document);
    }

    private static String number(Map<String, Double> figures, String figure) {
        return String.format(Locale.ROOT, "%,.0f", figures.getOrDefault(figure, Double.NaN));
    }
}
