package org.learnstream.command;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.learnstream.bench.CampusFlow;
import org.learnstream.bench.DrainWatch;
import org.learnstream.bench.Medians;
import org.learnstream.bench.ReadBenchmark;
import org.learnstream.bench.RedisServer;
import org.learnstream.bench.ServedInstance;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how fast recommendations are read over HTTP, beside a Redis server. */
@Command(
        name = "read",
        mixinStandardHelpOptions = true,
        description = {
            "Measures how fast recommendations are read over HTTP: from one instance while nothing happens and while events"
                    + " come in at half the rate that it can take, and with two instances from the copy of the one that is"
                    + " asked and from that of the other. A Redis server answers GET with the same bytes to the same client, in turn.",
            "Broker, instances, Redis and the client are processes of their own. redis-server is looked for on the path of"
                    + " programs (Debian: apt-get install redis-server); without it the rest is measured."
        })
public final class BenchReadCommand implements Callable<Integer> {
    private static final String IDLE = "idle";
    private static final String BUSY = "busy";
    private static final String FORWARDED = "forwarded";
    private static final List<String> CONDITIONS = List.of(IDLE, BUSY, FORWARDED);
    private static final int COURSES = 500;
    private static final Duration AGE = Duration.ofDays(2);
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_HAND_OVER = Duration.ofMinutes(4);
    private static final String ACTIVE_COPIES = "learnstream_serving_copies{replica=\"active\"";
    private static final double BUSY_SHARE = 0.5;
    private static final String PROCESSED = "learnstream_intake_records";

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--learners", defaultValue = "10000", description = "Learners; default ${DEFAULT-VALUE}.")
    private int learners;

    @Option(
            names = "--events",
            defaultValue = "100000",
            description = "Events before the first read; default ${DEFAULT-VALUE}.")
    private long events;

    @Option(names = "--connections", defaultValue = "32", description = "Connections; default ${DEFAULT-VALUE}.")
    private int connections;

    @Option(
            names = "--client-threads",
            defaultValue = "1",
            description = "Threads of the client that share them; default ${DEFAULT-VALUE}.")
    private int threads;

    @Option(
            names = "--lasting",
            defaultValue = "10s",
            converter = DurationConverter.class,
            description = "How long a run counts; default ${DEFAULT-VALUE}.")
    private Duration lasting = Duration.ZERO;

    @Option(names = "--runs", defaultValue = "3", description = "Runs; default ${DEFAULT-VALUE}.")
    private int runs;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "CONDITION",
            description = "Some of idle, busy and forwarded alone.")
    private List<String> only = List.of();

    @Option(
            names = "--jvm-option",
            paramLabel = "OPTION",
            description = "Option of the first instance's Java, such as one that records it; may be given many times.")
    private List<String> jvmOptions = List.of();

    @Mixin
    private final FigureOptions figureOptions = new FigureOptions();

    private final Map<String, Medians> figures = new LinkedHashMap<>();

    @Override
    public Integer call() throws IOException {
        figureOptions.require(learners >= 10, "--learners is " + learners + ", expected 10 or more");
        figureOptions.require(events >= 100, "--events is " + events + ", expected 100 or more");
        figureOptions.require(CONDITIONS.containsAll(only), "--only is not some of " + String.join(", ", CONDITIONS));
        figureOptions.require(runs >= 1, "--runs is " + runs + ", expected 1 or more");
        figureOptions.require(
                threads >= 1 && threads <= connections,
                "--client-threads is " + threads + ", expected 1 to connections");
        figureOptions.require(
                !lasting.isNegative() && !lasting.isZero(), "--lasting is " + lasting + ", expected more than nothing");
        if (RedisServer.program().isEmpty()) {
            Output.of(spec)
                    .println("No redis-server on the path of programs, so there is nothing to compare with."
                            + " Debian and Ubuntu: apt-get install redis-server");
        }
        Map<String, String> common = Map.of("streams.threads", "1", "streams.standby-replicas", "0");
        try (BenchStage stage = new BenchStage(settings, common);
                CampusFlow flow = new CampusFlow(
                        stage.settings(), learners, COURSES, System.currentTimeMillis() - AGE.toMillis())) {
            measure(stage, flow);
        }
        return 0;
    }

    private boolean wanted(String condition) {
        return only.isEmpty() || only.contains(condition);
    }

    private void measure(BenchStage stage, CampusFlow flow) throws IOException {
        try (TerminalProgress progress =
                TerminalProgress.start("sending the campus", learners + (long) COURSES + events)) {
            flow.prepare(progress);
            flow.send(events, progress);
        }
        ServedInstance first = stage.start("first", Map.of(), jvmOptions);
        double rate;
        try (TerminalProgress progress = TerminalProgress.start("processing", events)) {
            rate = DrainWatch.eventsPerSecond(stage.settings(), progress);
        }
        first.awaitReady(LONGEST_START);
        ReadBenchmark benchmark =
                new ReadBenchmark(new ReadBenchmark.Options(connections, threads, lasting), stage.folder());
        Map<String, byte[]> answers = ReadBenchmark.answers(first, flow.learners());
        if (answers.isEmpty()) {
            throw new IllegalStateException("no learner has a slate; are there enough events?");
        }
        List<String> held = List.copyOf(answers.keySet());
        Optional<RedisServer> redis = benchmark.startRedis(answers);
        double taken = 0;
        try (TerminalProgress progress = TerminalProgress.start(
                "reading",
                1 + runs * 2L * CONDITIONS.stream().filter(this::wanted).count())) {
            benchmark.instance(first, held);
            progress.accept(1);
            if (wanted(IDLE)) {
                compare(IDLE, benchmark, first, redis, held, progress);
            }
            if (wanted(BUSY)) {
                double processedBefore = first.metric(PROCESSED);
                long began = System.nanoTime();
                flow.start(rate * BUSY_SHARE);
                compare(BUSY, benchmark, first, redis, held, progress);
                taken = (first.metric(PROCESSED) - processedBefore) / ((System.nanoTime() - began) / 1e9);
                flow.stop();
                DrainWatch.eventsPerSecond(stage.settings(), done -> {});
            }
            redis.ifPresent(RedisServer::close);
            if (wanted(FORWARDED)) {
                forward(stage, benchmark, first, flow, progress);
            }
        }
        report(held.size(), rate, taken);
    }

    private void compare(
            String condition,
            ReadBenchmark benchmark,
            ServedInstance instance,
            Optional<RedisServer> redis,
            List<String> held,
            TerminalProgress progress) {
        for (int run = 0; run < runs; run++) {
            add(condition + ", LearnStream", () -> benchmark.instance(instance, held));
            progress.accept(1);
            redis.ifPresent(server -> add(condition + ", Redis", () -> benchmark.redis(server, held)));
            progress.accept(1);
        }
    }

    private void forward(
            BenchStage stage,
            ReadBenchmark benchmark,
            ServedInstance first,
            CampusFlow flow,
            TerminalProgress progress) {
        ServedInstance second = stage.start("second", Map.of(), List.of());
        second.awaitReady(LONGEST_START);
        second.awaitMetric(ACTIVE_COPIES, 1, LONGEST_HAND_OVER);
        Map<String, byte[]> answers = ReadBenchmark.answers(first, flow.learners());
        List<String> own = ReadBenchmark.heldBy(first, answers);
        List<String> others = ReadBenchmark.heldBy(second, answers);
        if (own.isEmpty() || others.isEmpty()) {
            throw new IllegalStateException("the two instances do not share the learners");
        }
        benchmark.instance(first, others);
        for (int run = 0; run < runs; run++) {
            add("own copy of two", () -> benchmark.instance(first, own));
            progress.accept(1);
            add("copy of the other", () -> {
                long before = second.cpuNanos();
                Map<String, Double> read = benchmark.instance(first, others);
                read.put("CPU of the other, s", (second.cpuNanos() - before) / 1e9);
                return read;
            });
            progress.accept(1);
        }
    }

    private void add(String what, Supplier<Map<String, Double>> run) {
        figures.computeIfAbsent(what, unseen -> new Medians()).add(run.get());
    }

    private void report(int held, double rate, double taken) throws IOException {
        PrintWriter out = Output.of(spec);
        out.printf(
                Locale.ROOT,
                "%n%,d learners with a slate, 10 courses of it read; %d connections, %d s, medians of %d runs, Java %s%n"
                        + "events are processed at %,.0f a second at most; while busy %,.0f came a second and %,.0f were taken%n%n",
                held,
                connections,
                lasting.toSeconds(),
                runs,
                Runtime.version(),
                rate,
                rate * BUSY_SHARE,
                taken);
        TextTable table = new TextTable(
                "",
                "reads a second",
                "p50, ms",
                "p99, ms",
                "longest, ms",
                "server CPU, µs",
                "client CPU, µs",
                "failed");
        Map<String, Map<String, Double>> medians = new LinkedHashMap<>();
        figures.forEach((what, each) -> {
            Map<String, Double> median = each.medians();
            medians.put(what, median);
            table.row(
                    what,
                    text(median, "reads a second", "%,.0f"),
                    text(median, "p50, ms", "%.2f"),
                    text(median, "p99, ms", "%.2f"),
                    text(median, "longest, ms", "%.1f"),
                    text(median, "server CPU, µs a read", "%.1f"),
                    text(median, "client CPU, µs a read", "%.1f"),
                    text(median, "failed", "%.0f"));
        });
        out.println(table);
        Map<String, Double> ratios = ratios(medians);
        ratios.forEach((what, ratio) -> out.printf(Locale.ROOT, "%s: %.2f%n", what, ratio));
        out.flush();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("learners", held);
        document.put("connections", connections);
        document.put("runs", runs);
        document.put("eventsPerSecondAtMost", rate);
        document.put("eventsPerSecondWhileBusy", taken);
        document.put("medians", medians);
        document.put("ratios", ratios);
        figureOptions.write(document);
    }

    private static Map<String, Double> ratios(Map<String, Map<String, Double>> medians) {
        Map<String, Double> ratios = new LinkedHashMap<>();
        ratio(ratios, medians, "idle, LearnStream", "idle, Redis");
        ratio(ratios, medians, "busy, LearnStream", "busy, Redis");
        ratio(ratios, medians, "copy of the other", "own copy of two");
        return ratios;
    }

    private static void ratio(
            Map<String, Double> ratios, Map<String, Map<String, Double>> medians, String one, String other) {
        Map<String, Double> ones = medians.get(one);
        Map<String, Double> others = medians.get(other);
        if (ones != null && others != null) {
            ratios.put(
                    one + " : " + other,
                    ones.getOrDefault("reads a second", Double.NaN)
                            / others.getOrDefault("reads a second", Double.NaN));
        }
    }

    private static String text(Map<String, Double> figures, String figure, String format) {
        return String.format(Locale.ROOT, format, figures.getOrDefault(figure, Double.NaN));
    }
}
