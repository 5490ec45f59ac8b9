package org.learnstream.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.learnstream.app.TemporaryFolder;
import org.learnstream.chaos.ChaosException;
import org.learnstream.chaos.ChaosOptions;
import org.learnstream.chaos.ChaosReport;
import org.learnstream.chaos.ChaosRun;
import org.learnstream.domain.chaos.Fault;
import org.learnstream.domain.chaos.FaultGroup;
import org.learnstream.domain.chaos.FaultKind;
import org.learnstream.logging.LogOutput;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Kills, pauses and restarts brokers and instances at random and shows that nothing is lost, doubled or unread. */
@Command(
        name = "chaos",
        mixinStandardHelpOptions = true,
        description = {
            "Runs three brokers and three instances as processes on this machine, feeds them, reads from them, and lets"
                    + " faults happen: kill -9, pauses, clean restarts, slow processes, full disks; never to more than one"
                    + " broker and one instance at a time.",
            "Then it waits until all have caught up and compares affinities, course models, presence, alerts, slates,"
                    + " counters and dead letters with what a batch makes of all that was written.",
            "A read goes to any instance, and to another one when that does not answer or cannot; it fails when none"
                    + " answers with 200 within ten seconds.",
            "Ends with 1 when anything differs or a read failed."
        })
public final class ChaosCommand implements Callable<Integer> {
    private static final String NETWORK_LOG = "org.apache.kafka.clients.NetworkClient";
    private static final int SHOWN = 5;
    private static final int LONGEST_SHOWN = 400;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--minutes", defaultValue = "10", description = "How long faults happen; default ${DEFAULT-VALUE}.")
    private double minutes;

    @Option(names = "--seed", defaultValue = "1", description = "Seed of faults and events; default ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--rate", defaultValue = "100", description = "Events a second; default ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--keep",
            paramLabel = "DIR",
            description = "Empty or new folder for logs, data and state of all processes, which stay there.")
    private @Nullable Path keep;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Any setting of the instances; may be given many times.")
    private final Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--json", paramLabel = "FILE", description = "Where to write the result as JSON too.")
    private @Nullable Path json;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // It would warn of every attempt to reach a broker that is down.
        LogOutput.onlyErrorsOf(NETWORK_LOG);
        if (keep != null) {
            return run(empty(keep));
        }
        try (TemporaryFolder folder = TemporaryFolder.create("learnstream-chaos-")) {
            return run(folder.path());
        }
    }

    private static Path empty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new ChaosException(folder + " is not empty; expected a folder without any files (--keep)", null);
            }
        }
        return folder;
    }

    private int run(Path folder) throws IOException, InterruptedException {
        Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
        ChaosReport report;
        try (Interruption interruption = Interruption.watch();
                TerminalProgress progress = TerminalProgress.start("faults, s", length.toSeconds());
                ChaosRun run = new ChaosRun(new ChaosOptions(length, seed, rate, folder, settings), progress)) {
            interruption.then(run::stop);
            report = run.run();
        }
        print(report);
        if (json != null) {
            new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(json.toFile(), document(report));
        }
        return report.differenceCount() == 0 && report.reads().failed() == 0 ? 0 : 1;
    }

    private void print(ChaosReport report) {
        PrintWriter out = Output.of(spec);
        TextTable faults = new TextTable("fault", "brokers", "instances");
        Map<FaultGroup, Map<FaultKind, Integer>> counts = counts(report.faults());
        for (FaultKind kind : FaultKind.values()) {
            faults.row(
                    kind.words(),
                    counts.getOrDefault(FaultGroup.BROKERS, Map.of()).getOrDefault(kind, 0),
                    counts.getOrDefault(FaultGroup.INSTANCES, Map.of()).getOrDefault(kind, 0));
        }
        out.println(faults);
        out.println();
        TextTable table = new TextTable("result", "value");
        table.row("faults injected", number(report.faults().size()));
        table.row("instances that ended by themselves", number(report.endedThemselves()));
        table.row("events written", number(report.events()));
        report.flawed().forEach((flaw, count) -> table.row("  " + words(flaw), number(count)));
        table.row("reads tried", number(report.reads().tried()));
        table.row("  answered by another instance", number(report.reads().again()));
        table.row("  longest, s", seconds(report.reads().longest()));
        table.row("reads failed", number(report.reads().failed()));
        table.row("longest time without fresh results, s", seconds(report.longestWithoutResults()));
        table.row("caught up and compared after, s", seconds(report.drained()));
        report.differences().forEach((part, all) -> table.row("differences in " + part, number(all.size())));
        table.row("differences", number(report.differenceCount()));
        out.println(table);
        report.differences()
                .forEach((part, all) -> all.stream()
                        .limit(SHOWN)
                        .forEach(difference -> out.println(part + ": " + shortened(difference))));
        out.flush();
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + " ...";
    }

    private static Map<FaultGroup, Map<FaultKind, Integer>> counts(List<Fault> faults) {
        Map<FaultGroup, Map<FaultKind, Integer>> counts = new EnumMap<>(FaultGroup.class);
        faults.forEach(fault -> counts.computeIfAbsent(fault.group(), group -> new EnumMap<>(FaultKind.class))
                .merge(fault.kind(), 1, Integer::sum));
        return counts;
    }

    private static String words(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f", time.toMillis() / 1000.0);
    }

    private Map<String, Object> document(ChaosReport report) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("minutes", minutes);
        document.put("seed", seed);
        document.put("faults", report.faults().size());
        document.put("events", report.events());
        document.put("reads", report.reads().tried());
        document.put("readsFailed", report.reads().failed());
        document.put("differences", report.differenceCount());
        document.put("rate", rate);
        document.put("faultsByKind", counts(report.faults()));
        document.put("endedThemselves", report.endedThemselves());
        document.put("flawed", report.flawed());
        document.put("readsAnsweredByAnother", report.reads().again());
        document.put("longestReadSeconds", report.reads().longest().toMillis() / 1000.0);
        document.put(
                "longestSecondsWithoutResults", report.longestWithoutResults().toMillis() / 1000.0);
        document.put("drainSeconds", report.drained().toMillis() / 1000.0);
        Map<String, Integer> byPart = new TreeMap<>();
        report.differences().forEach((part, all) -> byPart.put(part, all.size()));
        document.put("differencesByPart", byPart);
        return document;
    }
}
