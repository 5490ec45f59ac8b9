package org.learnstream.command;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.learnstream.app.EmbeddedInstance;
import org.learnstream.config.Settings;
import org.learnstream.dataset.Kdd2015;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.replay.Kdd2015Replay;
import org.learnstream.replay.MoocCubeXReplay;
import org.learnstream.replay.ProcessingLag;
import org.learnstream.replay.Replay;
import org.learnstream.replay.ReplayOptions;
import org.learnstream.replay.ReplaySource;
import org.learnstream.replay.ReplaySummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes a public data set as the events of a platform's learners. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Publishes a public data set as the events of a platform's learners.",
            "First the catalogue and the registrations, then the events in the order of time. A rerun sends the same records."
        })
public final class ReplayCommand implements Callable<Integer> {
    private static final Map<String, Function<Path, ReplaySource>> DATA_SETS = new TreeMap<>(Map.of(
            "kdd2015", directory -> Kdd2015Replay.of(Kdd2015.in(directory)),
            "mooccubex", directory -> MoocCubeXReplay.of(MoocCubeX.in(directory))));

    private static final Duration LONGEST_START = Duration.ofMinutes(2);

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final ClusterOptions cluster = new ClusterOptions();

    @Parameters(index = "0", paramLabel = "DATASET", description = "The data set: mooccubex or kdd2015.")
    private String dataSet = "";

    @Parameters(index = "1", paramLabel = "DIR", description = "Its folder, or the folder that holds it by its name.")
    private Path directory = Path.of("");

    @Option(
            names = "--limit",
            paramLabel = "N",
            description = "Send the earliest N events only; catalogue and registrations are always sent whole.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--rate", paramLabel = "N", description = "Send N events per second at most.")
    private double rate;

    @Option(
            names = "--wait",
            description = "Wait until the processing application has processed everything, and say how fast it was.")
    private boolean waiting;

    @Option(
            names = "--embedded",
            description = "Run a broker and an instance in this process for this replay only, and wait for it.")
    private boolean embedded;

    @Override
    public Integer call() throws InterruptedException {
        ReplayOptions options = options();
        Replay replay = new Replay(source(), options);
        if (!embedded) {
            replay(replay, cluster.load(), waiting);
            return 0;
        }
        try (Interruption interruption = Interruption.watch();
                EmbeddedInstance platform =
                        EmbeddedInstance.startTemporary(cluster.load().forReplay())) {
            if (!platform.app().awaitReady(LONGEST_START)) {
                throw new IllegalStateException("not ready after " + LONGEST_START + "; is the machine very busy?");
            }
            interruption.then(Thread.currentThread()::interrupt);
            replay(replay, platform.settings(), true);
        }
        return 0;
    }

    private void replay(Replay replay, Settings settings, boolean untilProcessed) {
        ReplaySummary summary;
        try (TerminalProgress progress = TerminalProgress.start("sending " + dataSet, replay.size())) {
            summary = replay.run(settings, progress);
        }
        PrintWriter out = Output.of(spec);
        if (!untilProcessed) {
            out.print(summary.text());
            out.flush();
            return;
        }
        long sent = System.nanoTime();
        try (ProcessingLag lag = ProcessingLag.connect(settings);
                TerminalProgress progress = TerminalProgress.start("processing", lag.events())) {
            lag.awaitNone(progress);
        }
        Duration untilCommitted = summary.duration().plusNanos(System.nanoTime() - sent);
        out.print(summary.text());
        out.printf(
                Locale.ROOT,
                "processed and committed %.1f s after the first event, %,.0f events/s end to end%n",
                untilCommitted.toNanos() / 1e9,
                summary.events() / (untilCommitted.toNanos() / 1e9));
        out.flush();
    }

    private ReplaySource source() {
        Function<Path, ReplaySource> reader = DATA_SETS.get(dataSet);
        if (reader == null) {
            throw misused(
                    "no data set is called " + dataSet + ", expected one of " + String.join(", ", DATA_SETS.keySet()));
        }
        return reader.apply(directory);
    }

    private ReplayOptions options() {
        try {
            return new ReplayOptions(limit, rate);
        } catch (IllegalArgumentException unusable) {
            throw misused(String.valueOf(unusable.getMessage()));
        }
    }

    private ParameterException misused(String complaint) {
        return new ParameterException(
                Objects.requireNonNull(spec, "set by picocli").commandLine(), complaint);
    }
}
