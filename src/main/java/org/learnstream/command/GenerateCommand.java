package org.learnstream.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.learnstream.config.CampusSettings;
import org.learnstream.config.Settings;
import org.learnstream.generator.Campus;
import org.learnstream.generator.CampusEvent;
import org.learnstream.generator.CampusFeed;
import org.learnstream.generator.CampusOptions;
import org.learnstream.generator.EventClock;
import org.learnstream.generator.FeedListener;
import org.learnstream.generator.FeedOptions;
import org.learnstream.generator.FeedSummary;
import org.learnstream.publish.PublishException;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.streams.topics.TopicCheck;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Feeds the synthetic campus into Kafka. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "Feeds a synthetic campus into Kafka: courses, learners, and everything they do.",
            "First the catalogue and the registrations, then the history as fast as possible, then live events at the"
                    + " rate, until the limit or Ctrl-C."
        })
public final class GenerateCommand implements Callable<Integer> {
    private static final int GOOD = 0;
    private static final int BAD = 1;
    private static final long DRY_RUN_EVENTS = 1_000_000;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "Brokers to start from (kafka.bootstrap-servers).")
    private @Nullable String bootstrap;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Live events per second; 0 for as many as possible (campus.events-per-second).")
    private @Nullable Double rate;

    @Option(names = "--limit", paramLabel = "N", description = "End after N events; without it, the feed never ends.")
    private @Nullable Long limit;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all that is drawn at random (campus.seed).")
    private @Nullable Long seed;

    @Option(names = "--learners", paramLabel = "N", description = "Learners at the start (campus.learners).")
    private @Nullable Integer learners;

    @Option(names = "--courses", paramLabel = "N", description = "Courses in the catalogue (campus.courses).")
    private @Nullable Integer courses;

    @Option(
            names = "--bad-share",
            paramLabel = "SHARE",
            description = "Share of flawed records, 0 to 0.5 (campus.bad-share).")
    private @Nullable Double badShare;

    @Option(
            names = "--history",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "Send so much history first, for example 30d; 0s for none (campus.history).")
    private @Nullable Duration history;

    @Option(names = "--dry-run", description = "Only make and encode the events, send nothing, and say how fast.")
    private boolean dryRun;

    @Override
    public Integer call() {
        Settings loaded = settings.load(ownSettings());
        if (limit != null && limit < 0) {
            throw new ParameterException(
                    Objects.requireNonNull(spec, "set by picocli").commandLine(),
                    "--limit is " + limit + ", expected 0 or more");
        }
        CampusSettings wanted = loaded.campus();
        long start = InstantSource.system().millis() - wanted.history().toMillis();
        Campus campus = new Campus(new CampusOptions(wanted.seed(), wanted.learners(), wanted.courses(), start));
        return dryRun ? measure(campus) : feed(campus, loaded);
    }

    private Map<String, String> ownSettings() {
        Map<String, String> own = new LinkedHashMap<>();
        put(own, "kafka.bootstrap-servers", bootstrap);
        put(own, "campus.events-per-second", rate);
        put(own, "campus.seed", seed);
        put(own, "campus.learners", learners);
        put(own, "campus.courses", courses);
        put(own, "campus.bad-share", badShare);
        put(own, "campus.history", history);
        return own;
    }

    private static void put(Map<String, String> own, String key, @Nullable Object value) {
        if (value != null) {
            own.put(key, value.toString());
        }
    }

    private int measure(Campus campus) {
        long count = limit == null ? DRY_RUN_EVENTS : limit;
        Map<String, Long> events = new TreeMap<>();
        long bytes = 0;
        long started = System.nanoTime();
        for (long i = 0; i < count; i++) {
            CampusEvent<?> event = campus.next(EventClock.SIMULATED);
            bytes += event.encoded(Framing.SINGLE_OBJECT).length;
            events.merge(event.topic().name(), 1L, Long::sum);
        }
        Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
        PrintWriter out = Output.of(spec);
        print(out, events);
        out.printf(
                Locale.ROOT,
                "%s, %.0f bytes each; %.1f simulated days%n",
                rate(count, elapsed),
                bytes / (double) Math.max(1, count),
                (campus.now() - campus.options().startTime()) / (double) TimeUnit.DAYS.toMillis(1));
        return GOOD;
    }

    private int feed(Campus campus, Settings loaded) {
        if (!topicsAreThere(loaded)) {
            return BAD;
        }
        CampusSettings wanted = loaded.campus();
        long events = limit == null ? Long.MAX_VALUE : limit;
        FeedOptions options = new FeedOptions(wanted.eventsPerSecond(), events, wanted.badShare(), wanted.respond());
        try (Interruption interruption = Interruption.watch()) {
            tell(run(campus, options, loaded, interruption));
            return GOOD;
        } catch (PublishException broken) {
            Output.errors(spec).println("learnstream: " + broken.getMessage());
            return BAD;
        }
    }

    private FeedSummary run(Campus campus, FeedOptions options, Settings loaded, Interruption interruption) {
        try (TerminalProgress progress = TerminalProgress.start("generate", limit == null ? -1 : limit);
                CampusFeed feed = CampusFeed.open(
                        campus, options, loaded.kafka(), Framing.of(loaded.schema()), new Watcher(progress))) {
            interruption.then(feed::stop);
            return feed.run();
        }
    }

    private boolean topicsAreThere(Settings loaded) {
        try (TopicAdministration topics = TopicAdministration.connect(loaded)) {
            TopicCheck.Result result = topics.check();
            if (!result.sound()) {
                result.lines().forEach(Output.errors(spec)::println);
            }
            return result.sound();
        }
    }

    private void tell(FeedSummary summary) {
        PrintWriter out = Output.of(spec);
        print(out, summary.acknowledged());
        summary.flawed()
                .forEach((flaw, count) -> out.printf(
                        Locale.ROOT, "  of these %s: %,d%n", flaw.name().toLowerCase(Locale.ROOT), count));
        out.printf(
                Locale.ROOT,
                "%s; %,d slates offered to learners%n",
                rate(summary.events(), summary.elapsed()),
                summary.slates());
    }

    private static void print(PrintWriter out, Map<String, Long> counts) {
        TextTable table = new TextTable("topic", "records");
        counts.forEach((topic, count) -> table.row(topic, String.format(Locale.ROOT, "%,d", count)));
        out.println(table);
    }

    private static String rate(long events, Duration elapsed) {
        double seconds = Math.max(1e-9, elapsed.toNanos() / 1e9);
        return String.format(Locale.ROOT, "%,d events in %.1f s, %,.0f events/s", events, seconds, events / seconds);
    }

    /** Moves the bar with every record that the cluster acknowledged, once the catalogue is sent. */
    private static final class Watcher implements FeedListener {
        private final TerminalProgress progress;
        private volatile boolean counting;

        Watcher(TerminalProgress progress) {
            this.progress = progress;
        }

        @Override
        public void entered(Phase phase) {
            counting = phase != Phase.CATALOGUE;
        }

        @Override
        public void acknowledged(String topic) {
            if (counting) {
                progress.accept(1);
            }
        }
    }
}
