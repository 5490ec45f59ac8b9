package org.learnstream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.apache.kafka.streams.StreamsConfig;
import org.learnstream.config.Settings;
import org.learnstream.publish.EventPublisher;
import org.learnstream.replay.ProcessingLag;
import org.learnstream.streams.ProcessingTopology;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.runtime.StreamsApplication;
import org.learnstream.streams.runtime.StreamsProperties;

/**
 * What windows of inactivity cost in the running processing application against a real broker.
 *
 * <p>The application processes the clicks of all learners, and is started anew to close the windows of those who have
 * fallen silent, while a few more clicks come in. Another one processes the same clicks without the processor of churn:
 * the difference is what presence costs with all that comes of it later, as the writing of stores.
 */
public final class ChurnBenchmark {
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_CLOSING = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Settings settings;
    private final Settings unsettled;
    private final Settings without;
    private final ChurnTraffic traffic;
    private final int learners;
    private final LongConsumer progress;

    /**
     * Prepares a benchmark.
     *
     * @param settings the settings to measure, of a cluster whose topics are there and empty
     * @param unsettled the same settings, by which no window closes
     * @param without the same for an application of another name
     * @param now in milliseconds since 1970-01-01 UTC
     * @param progress told how many clicks were sent since it was last told
     */
    public ChurnBenchmark(
            Settings settings, Settings unsettled, Settings without, int learners, long now, LongConsumer progress) {
        this.settings = settings;
        this.unsettled = unsettled;
        this.without = without;
        this.traffic = new ChurnTraffic(learners, now);
        this.learners = learners;
        this.progress = progress;
    }

    /** Returns how many clicks it sends. */
    public static long clicks(int learners) {
        return (ChurnTraffic.DAYS + 1L) * learners;
    }

    /** Measures, and returns the figures by name, unit included. */
    public Map<String, Double> run() throws InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        double with = open(figures);
        figures.put("bytes on disk of a window", bytes() / (double) learners);
        double less = skip();
        figures.put("whole of churn in the stream thread, µs an event", with - less);
        figures.put("all else in the stream thread, µs an event", less);
        close(figures);
        return figures;
    }

    /** Processes all clicks; returns the processor time of the stream thread for each, in microseconds. */
    private double open(Map<String, Double> figures) throws InterruptedException {
        ChurnProbe probe = new ChurnProbe(false);
        try (StreamsApplication application = application(unsettled, probe);
                ProcessingLag lag = ProcessingLag.connect(unsettled);
                EventPublisher publisher =
                        new EventPublisher(unsettled.kafka(), "learnstream-bench-churn", topic -> {})) {
            start(application);
            traffic.sendDays(publisher, progress);
            lag.awaitNone(done -> {});
            put(figures, "first click of a day", probe);
            traffic.sendMore(publisher, progress);
            lag.awaitNone(done -> {});
            put(figures, "further click of a day", probe);
            return probe.threadCpuNanos() / 1e3 / clicks(learners);
        }
    }

    private static void put(Map<String, Double> figures, String event, ChurnProbe probe) {
        figures.put(event + ", µs, median", probe.micros(0.5));
        figures.put(event + ", µs, p90", probe.micros(0.9));
        figures.put(event + ", µs, p99", probe.micros(0.99));
        probe.reset();
    }

    private double skip() throws InterruptedException {
        ChurnProbe probe = new ChurnProbe(true);
        try (StreamsApplication application = application(without, probe);
                ProcessingLag lag = ProcessingLag.connect(without)) {
            start(application);
            lag.awaitNone(done -> {});
            return probe.threadCpuNanos() / 1e3 / clicks(learners);
        }
    }

    private void close(Map<String, Double> figures) throws InterruptedException {
        ChurnProbe probe = new ChurnProbe(false);
        try (StreamsApplication application = application(settings, probe)) {
            start(application);
            try (ChurnWatch watch = ChurnWatch.start(settings.kafka())) {
                // The first clicks after a start are not those to compare with; windows close when it has settled.
                Duration part = settings.churn().settle().dividedBy(5);
                pause(part.multipliedBy(2));
                probe.reset();
                watch.takeLongestWaitMillis();
                pause(part.multipliedBy(2));
                figures.put("longest pause between events before, ms", probe.longestGapMillis());
                figures.put("longest wait of an event until committed before, ms", watch.takeLongestWaitMillis());
                probe.reset();
                long cpuBefore = probe.threadCpuNanos();
                await(() -> watch.alerts() >= traffic.silent());
                double cpu = (probe.threadCpuNanos() - cpuBefore) / 1e3;
                figures.put("stream thread, µs a closed window", cpu / traffic.silent());
                figures.put("longest pause between events while windows close, ms", probe.longestGapMillis());
                figures.put(
                        "longest wait of an event until committed while windows close, ms",
                        watch.takeLongestWaitMillis());
                figures.put("windows closed", (double) watch.alerts());
                figures.put("until all alerts are committed, s", watch.closingSeconds());
            }
        }
    }

    private static StreamsApplication application(Settings settings, ChurnProbe probe) {
        Properties properties = StreamsProperties.processing(settings, Framing.SINGLE_OBJECT);
        properties.put(StreamsConfig.PROCESSOR_WRAPPER_CLASS_CONFIG, ProbedChurn.class);
        properties.put(ProbedChurn.PROBE, probe);
        return StreamsApplication.of(
                "churn",
                ProcessingTopology.build(settings, properties, InstantSource.system(), Framing.SINGLE_OBJECT),
                properties);
    }

    private static void start(StreamsApplication application) throws InterruptedException {
        application.start();
        if (!application.awaitRunning(LONGEST_START)) {
            throw new IllegalStateException("not running after " + LONGEST_START + "; is the machine very busy?");
        }
    }

    private static void await(java.util.function.BooleanSupplier state) {
        long deadline = System.nanoTime() + LONGEST_CLOSING.toNanos();
        while (!state.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not all windows have closed after " + LONGEST_CLOSING);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private static void pause(Duration duration) {
        long deadline = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < deadline) {
            LockSupport.parkNanos(deadline - System.nanoTime());
        }
    }

    /** Returns the size of the stores of presence and timers, whose application is stopped. */
    private long bytes() {
        Path folder = unsettled.streams().stateDirectory();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(ChurnBenchmark::isOfWindows)
                    .mapToLong(ChurnBenchmark::size)
                    .sum();
        } catch (IOException failure) {
            throw new UncheckedIOException("the stores in " + folder + " can not be read", failure);
        }
    }

    private static boolean isOfWindows(Path file) {
        Path folder = file.getParent();
        return folder != null && (folder.endsWith(Stores.PRESENCE) || folder.endsWith(Stores.CHURN_TIMERS));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException failure) {
            throw new UncheckedIOException("no size of " + file, failure);
        }
    }
}
