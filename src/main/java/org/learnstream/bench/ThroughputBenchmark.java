package org.learnstream.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.learnstream.config.Settings;
import org.learnstream.replay.ProcessingLag;

/**
 * How fast an instance that processes takes events that are there already, beside a bare application over the same ones.
 *
 * <p>Each runs in a process of its own, with the options of the scripts. The first half of the events warms it up and is
 * not counted; nor is the processor time of compiling, which goes on for long after a start.
 */
public final class ThroughputBenchmark {
    private static final double WARMING = 0.5;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(2);

    private final Path folder;

    /**
     * Prepares a benchmark.
     *
     * @param folder for logs and recordings
     */
    public ThroughputBenchmark(Path folder) {
        this.folder = folder;
    }

    /**
     * What one application took.
     *
     * @param events how many were counted
     * @param eventsPerSecond events committed in a second
     * @param cpuMicros processor time of the whole process for one event, in microseconds, without that of compiling
     * @param compilingMicros processor time of compiling Java code, by event: it ends when all that matters is compiled
     * @param stages the same by stage; empty when no profile was asked for
     */
    public record Taken(
            long events, double eventsPerSecond, double cpuMicros, double compilingMicros, Map<String, Double> stages) {
        /** Returns rate and processor time as figures. */
        public Map<String, Double> figures(String application) {
            Map<String, Double> figures = new LinkedHashMap<>();
            figures.put(application + " rate", eventsPerSecond);
            figures.put(application + " cpuMicros", cpuMicros);
            figures.put(application + " compilingMicros", compilingMicros);
            return figures;
        }
    }

    /**
     * Runs a command that processes everything there is, until all is committed.
     *
     * @param settings of the application
     * @param profiled whether to record where the time goes; takes some itself
     */
    public Taken run(Settings settings, List<String> command, boolean profiled) throws IOException {
        String name = settings.streams().applicationId();
        Path recording = folder.resolve(name + ".jfr");
        List<String> options = profiled ? StageProfile.jvmOptions(recording) : List.of();
        Reading warm;
        Reading end;
        try (ProcessingLag lag = ProcessingLag.connect(settings)) {
            long all = lag.events();
            try (MeasuredProcess process = MeasuredProcess.start(options, command, folder.resolve(name + ".log"))) {
                Reading begun = new Reading(all, Instant.now(), process.cpuNanos(), process.compilingNanos());
                Reading half = await(lag, process, (long) (all * (1 - WARMING)));
                end = await(lag, process, 0);
                // Few events can all be done between two looks: then all count, with the start of the process.
                warm = half.left() > end.left() ? half : begun;
            }
        }
        long events = warm.left() - end.left();
        double compilingMicros = (end.compilingNanos() - warm.compilingNanos()) / 1e3 / events;
        double cpuMicros = (end.cpuNanos() - warm.cpuNanos()) / 1e3 / events - compilingMicros;
        return new Taken(
                events,
                events / (Duration.between(warm.time(), end.time()).toNanos() / 1e9),
                cpuMicros,
                compilingMicros,
                profiled ? StageProfile.micros(recording, warm.time(), end.time(), events, cpuMicros) : Map.of());
    }

    private record Reading(long left, Instant time, long cpuNanos, long compilingNanos) {}

    private static Reading await(ProcessingLag lag, MeasuredProcess process, long wanted) {
        long before = Long.MAX_VALUE;
        long progressAt = System.nanoTime();
        while (true) {
            long left = lag.events();
            if (left <= wanted) {
                return new Reading(left, Instant.now(), process.cpuNanos(), process.compilingNanos());
            }
            if (left < before) {
                before = left;
                progressAt = System.nanoTime();
            } else if (System.nanoTime() - progressAt > LONGEST_STANDSTILL.toNanos()) {
                throw new IllegalStateException(
                        "nothing was processed for " + LONGEST_STANDSTILL + ", " + left + " events are left");
            }
            // A process that has ended is noticed at once.
            process.cpuNanos();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Returns the command line options of settings. */
    public static List<String> options(Map<String, String> settings) {
        List<String> options = new ArrayList<>();
        settings.forEach((key, value) -> options.addAll(List.of("--set", key + "=" + value)));
        return options;
    }
}
