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
import org.learnstream.bench.FreshnessProbe;
import org.learnstream.bench.Medians;
import org.learnstream.bench.ServedInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how long an instance is away that is killed and started again. */
@Command(
        name = "restart",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how long an instance that is killed (SIGKILL) and started again at once takes until it answers, and"
                    + " until what a learner does after that is served: with its state directory as the kill left it, and"
                    + " with an empty one. There is one instance, so nobody answers meanwhile.",
            "The state is that of the synthetic campus, processed before. To get there sooner slates are those of"
                    + " item-cosine-recency; there are as many rows as with any other recommender."
        })
public final class BenchRestartCommand implements Callable<Integer> {
    private static final int COURSES = 500;
    private static final Duration AGE = Duration.ofDays(2);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final String NAME = "instance";
    private static final String LEARNERS = "learnstream_model_learners";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--learners", defaultValue = "100000", description = "Learners; default ${DEFAULT-VALUE}.")
    private int learners;

    @Option(
            names = "--events",
            defaultValue = "5",
            description = "Events for each learner before the first kill; default ${DEFAULT-VALUE}.")
    private int eventsEach;

    @Option(names = "--runs", defaultValue = "3", description = "Runs of each kind; default ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final FigureOptions figureOptions = new FigureOptions();

    @Override
    public Integer call() throws IOException {
        figureOptions.require(learners >= 10, "--learners is " + learners + ", expected 10 or more");
        figureOptions.require(eventsEach >= 1, "--events is " + eventsEach + ", expected 1 or more");
        figureOptions.require(runs >= 1, "--runs is " + runs + ", expected 1 or more");
        Map<String, String> common = Map.of(
                "streams.threads", "1",
                "streams.standby-replicas", "0",
                "recommend.recommender", "item-cosine-recency",
                "bandit.enabled", "false");
        try (BenchStage stage = new BenchStage(settings, common);
                CampusFlow flow = new CampusFlow(
                        stage.settings(), learners, COURSES, System.currentTimeMillis() - AGE.toMillis());
                FreshnessProbe probe = new FreshnessProbe(stage.settings(), flow.courses())) {
            measure(stage, flow, probe);
        }
        return 0;
    }

    private void measure(BenchStage stage, CampusFlow flow, FreshnessProbe probe) throws IOException {
        long events = (long) eventsEach * learners;
        ServedInstance instance = stage.start(NAME, Map.of(), List.of());
        try (TerminalProgress progress = TerminalProgress.start("sending the campus", learners + COURSES + events)) {
            flow.prepare(progress);
            flow.send(events, progress);
            probe.prepare();
        }
        try (TerminalProgress progress = TerminalProgress.start("processing the rest", 0)) {
            DrainWatch.eventsPerSecond(stage.settings(), progress);
        }
        instance.awaitReady(LONGEST);
        probe.run(Duration.ofMillis(1), () -> instance);
        double known = instance.metric(LEARNERS);
        long bytes = stage.stateBytes(NAME);
        Medians kept = new Medians();
        Medians emptied = new Medians();
        try (TerminalProgress progress = TerminalProgress.start("restarting", 2L * runs)) {
            for (int run = 0; run < runs; run++) {
                instance.kill();
                kept.add(restart(instance, probe, known));
                progress.accept(1);
            }
            for (int run = 0; run < runs; run++) {
                instance.kill();
                stage.emptyState(NAME);
                emptied.add(restart(instance, probe, known));
                progress.accept(1);
            }
        }
        report(known, bytes, kept.medians(), emptied.medians());
    }

    private static Map<String, Double> restart(ServedInstance instance, FreshnessProbe probe, double known) {
        long killed = System.nanoTime();
        instance.restart();
        instance.awaitReady(LONGEST);
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("answers, s", (System.nanoTime() - killed) / 1e9);
        figures.put("CPU until then, s", instance.cpuNanos() / 1e9);
        probe.run(Duration.ofMillis(1), () -> instance);
        figures.put("serves what is done now, s", (System.nanoTime() - killed) / 1e9);
        // A figure counts only when what was rebuilt is whole.
        double rebuilt = instance.metric(LEARNERS);
        if (rebuilt != known) {
            throw new IllegalStateException(
                    "the model has " + rebuilt + " learners after a restart, expected " + known);
        }
        return figures;
    }

    private void report(double known, long bytes, Map<String, Double> kept, Map<String, Double> emptied)
            throws IOException {
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%n%,d learners registered, %,.0f with affinities, %,.0f MB of state; medians of %d runs, Java %s%n%n",
                learners,
                known,
                bytes / 1e6,
                runs,
                Runtime.version());
        TextTable table = new TextTable("from the kill until it", "state kept", "state emptied");
        kept.forEach((figure, value) -> table.row(
                figure,
                String.format(Locale.ROOT, "%.1f", value),
                String.format(Locale.ROOT, "%.1f", emptied.getOrDefault(figure, Double.NaN))));
        out.println(table);
        out.flush();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("learners", learners);
        document.put("learnersWithAffinities", known);
        document.put("stateBytes", bytes);
        document.put("runs", runs);
        document.put("stateKept", kept);
        document.put("stateEmptied", emptied);
        figureOptions.write(document);
    }
}
