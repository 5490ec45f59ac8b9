package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.learnstream.app.TemporaryFolder;
import org.learnstream.bench.CampusReplay;
import org.learnstream.bench.Medians;
import org.learnstream.bench.ThroughputBenchmark;
import org.learnstream.bench.ThroughputBenchmark.Taken;
import org.learnstream.broker.BrokerOptions;
import org.learnstream.broker.ChildBroker;
import org.learnstream.config.Settings;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.replay.Kdd2015Replay;
import org.learnstream.replay.MoocCubeXReplay;
import org.learnstream.replay.Replay;
import org.learnstream.replay.ReplayOptions;
import org.learnstream.replay.ReplaySource;
import org.learnstream.streams.topics.TopicAdministration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast events are processed, against what the engine itself can do. */
@Command(
        name = "throughput",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast an instance with the role PROCESS and one stream thread takes events, beside an application"
                    + " that only decodes each and counts it in RocksDB, with the same broker, records, settings and Java.",
            "Both and the broker run in processes of their own. Every run has a fresh broker; the first half of the"
                    + " events warms up, and processor time of compiling is told apart. A last run is profiled: processor time by stage."
        })
public final class BenchThroughputCommand implements Callable<Integer> {
    private static final int CAMPUS_LEARNERS = 5_000;
    private static final String KDD2015 = "kdd2015";
    private static final String MOOCCUBEX = "mooccubex";
    private static final List<String> DATA_SETS = List.of(KDD2015, MOOCCUBEX);
    private static final String FULL = "full";
    private static final String BARE = "bare";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Folder of the data sets kdd2015 and mooccubex; without it, events are generated.")
    private @Nullable Path data;

    @Option(names = "--only", paramLabel = "DATASET", description = "One of the data sets alone: kdd2015 or mooccubex.")
    private @Nullable String only;

    @Option(
            names = "--limit",
            defaultValue = "300000",
            description = "Events of each data set; default ${DEFAULT-VALUE}.")
    private long limit;

    @Option(names = "--runs", defaultValue = "3", description = "Runs; default ${DEFAULT-VALUE}.")
    private int runs;

    @Mixin
    private final FigureOptions figureOptions = new FigureOptions();

    @Override
    public Integer call() throws IOException {
        PrintWriter out = Output.of(spec);
        figureOptions.require(runs >= 1, "--runs is " + runs + ", expected 1 or more");
        figureOptions.require(limit >= 2, "--limit is " + limit + ", expected 2 or more");
        figureOptions.require(
                only == null || DATA_SETS.contains(only),
                "--only is " + only + ", expected one of " + String.join(", ", DATA_SETS));
        if (data == null) {
            out.println("No --data: the events are those of the synthetic campus.");
        }
        Map<String, Object> dataSets = new LinkedHashMap<>();
        for (ReplaySource source : sources()) {
            dataSets.put(source.name(), measure(source, out));
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("limit", limit);
        document.put("runs", runs);
        document.put("dataSets", dataSets);
        figureOptions.write(document);
        return 0;
    }

    private List<ReplaySource> sources() {
        if (data == null) {
            return List.of(new CampusReplay(CAMPUS_LEARNERS, limit));
        }
        List<ReplaySource> sources = new ArrayList<>();
        if (only == null || only.equals(KDD2015)) {
            sources.add(Kdd2015Replay.of(Kdd2015.in(data)));
        }
        if (only == null || only.equals(MOOCCUBEX)) {
            sources.add(MoocCubeXReplay.of(MoocCubeX.in(data)));
        }
        return sources;
    }

    private Map<String, Object> measure(ReplaySource source, PrintWriter out) throws IOException {
        Medians medians = new Medians();
        List<Map<String, Double>> each = new ArrayList<>();
        Map<String, Double> stages;
        try (TerminalProgress progress = TerminalProgress.start(source.name(), runs + 1L)) {
            for (int run = 0; run < runs; run++) {
                Map<String, Taken> taken = run(source, run % 2 == 0 ? List.of(BARE, FULL) : List.of(FULL, BARE), false);
                Map<String, Double> figures = figures(taken);
                medians.add(figures);
                each.add(figures);
                progress.accept(1);
            }
            stages = run(source, List.of(FULL), true)
                    .getOrDefault(FULL, new Taken(0, 0, 0, 0, Map.of()))
                    .stages();
            progress.accept(1);
        }
        print(out, source, medians.medians(), stages);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("events", Math.min(limit, source.eventsSize()));
        document.put("medians", medians.medians());
        document.put("runs", each);
        document.put("stages", stages);
        return document;
    }

    /** Ratios are those of one run, which had one machine with one load; of them the median is taken. */
    private static Map<String, Double> figures(Map<String, Taken> taken) {
        Map<String, Double> figures = new LinkedHashMap<>();
        taken.forEach((application, its) -> figures.putAll(its.figures(application)));
        Taken full = taken.get(FULL);
        Taken bare = taken.get(BARE);
        if (full != null && bare != null) {
            figures.put("rateRatio", full.eventsPerSecond() / bare.eventsPerSecond());
            figures.put("cpuRatio", bare.cpuMicros() / full.cpuMicros());
        }
        return figures;
    }

    private Map<String, Taken> run(ReplaySource source, List<String> applications, boolean profiled)
            throws IOException {
        Map<String, Taken> taken = new LinkedHashMap<>();
        try (TemporaryFolder folder = TemporaryFolder.create("learnstream-throughput-");
                ChildBroker broker = ChildBroker.start(BrokerOptions.temporary())) {
            Settings cluster = settings.load(own(broker, folder, FULL));
            try (TopicAdministration topics = TopicAdministration.connect(cluster)) {
                topics.create();
            }
            new Replay(source, new ReplayOptions(limit, 0)).run(cluster, sent -> {});
            for (String application : applications) {
                Map<String, String> own = own(broker, folder, application);
                List<String> command = new ArrayList<>(
                        application.equals(FULL) ? List.of("serve", "--roles", "PROCESS") : List.of("bench", "bare"));
                command.addAll(settings.arguments());
                command.addAll(ThroughputBenchmark.options(own));
                taken.put(
                        application, new ThroughputBenchmark(folder.path()).run(settings.load(own), command, profiled));
            }
        }
        return taken;
    }

    private static Map<String, String> own(ChildBroker broker, TemporaryFolder folder, String application) {
        Map<String, String> own = new LinkedHashMap<>();
        own.put("schema.registry.url", "");
        own.put("kafka.bootstrap-servers", broker.bootstrapServers());
        own.put("streams.application-id", "bench-" + application);
        own.put(
                "streams.state-directory",
                folder.path().resolve("state-" + application).toString());
        own.put("streams.threads", "1");
        own.put("http.port", "0");
        own.put("churn.clock", "replay");
        return own;
    }

    private void print(PrintWriter out, ReplaySource source, Map<String, Double> medians, Map<String, Double> stages) {
        out.printf(
                Locale.ROOT,
                "%n%s, %,d events; medians of %d runs, Java %s%n%n",
                source.name(),
                Math.min(limit, source.eventsSize()),
                runs,
                Runtime.version());
        TextTable table = new TextTable("", "full", "bare", "full : bare");
        table.row(
                "events a second", number(medians, "full rate"), number(medians, "bare rate"), ratio(medians, "rate"));
        table.row(
                "CPU, µs an event",
                number(medians, "full cpuMicros"),
                number(medians, "bare cpuMicros"),
                ratio(medians, "cpu"));
        table.row(
                "compiling besides, µs an event",
                number(medians, "full compilingMicros"),
                number(medians, "bare compilingMicros"),
                "");
        out.println(table);
        TextTable profile = new TextTable("stage", "CPU, µs an event");
        stages.forEach((stage, micros) -> profile.row(stage, String.format(Locale.ROOT, "%.2f", micros)));
        out.println(profile);
        out.flush();
    }

    private static String number(Map<String, Double> medians, String figure) {
        return String.format(Locale.ROOT, "%,.1f", medians.getOrDefault(figure, Double.NaN));
    }

    private static String ratio(Map<String, Double> medians, String figure) {
        return String.format(Locale.ROOT, "%.2f", medians.getOrDefault(figure + "Ratio", Double.NaN));
    }
}
