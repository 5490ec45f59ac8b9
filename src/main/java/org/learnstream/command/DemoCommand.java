package org.learnstream.command;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.learnstream.app.EmbeddedInstance;
import org.learnstream.config.CampusSettings;
import org.learnstream.config.Settings;
import org.learnstream.generator.Campus;
import org.learnstream.generator.CampusFeed;
import org.learnstream.generator.CampusOptions;
import org.learnstream.generator.FeedListener;
import org.learnstream.generator.FeedOptions;
import org.learnstream.streams.catalog.Framing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs everything in one process, fed by a synthetic campus, until it is interrupted. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs everything in one process: a Kafka broker, the stream processing, the HTTP server and a synthetic campus",
            "that feeds them. Prints what to open and what to curl; Ctrl-C ends it."
        })
public final class DemoCommand implements Callable<Integer> {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final int SHOWN_LEARNERS = 3;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private final SettingsOptions settings = new SettingsOptions();

    @Option(names = "--port", paramLabel = "N", description = "Port of the HTTP server (http.port).")
    private @Nullable Integer port;

    @Option(names = "--broker-port", paramLabel = "N", description = "Port of the Kafka broker (broker.port).")
    private @Nullable Integer brokerPort;

    @Option(names = "--keep", description = "Keep the data when it ends, and use them again (broker.keep-data).")
    private boolean keep;

    @Option(names = "--rate", paramLabel = "N", description = "Live events per second (campus.events-per-second).")
    private @Nullable Double rate;

    @Option(
            names = "--history",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            description = "How much of the past is sent first, at full speed, for example 14d (campus.history).")
    private @Nullable Duration history;

    @Option(
            names = "--bad-share",
            paramLabel = "SHARE",
            description = "Share of flawed records, to see dead letters; 0 to 0.5 (campus.bad-share).")
    private @Nullable Double badShare;

    @Override
    public Integer call() throws InterruptedException {
        long started = System.nanoTime();
        Settings loaded = settings.load(ownOptions());
        CampusSettings size = loaded.campus();
        Campus campus = new Campus(new CampusOptions(
                size.seed(),
                size.learners(),
                size.courses(),
                Instant.now().minus(size.history()).toEpochMilli()));
        try (Interruption interruption = Interruption.watch();
                EmbeddedInstance instance = EmbeddedInstance.start(loaded);
                CampusFeed feed = CampusFeed.open(
                        campus,
                        new FeedOptions(size.eventsPerSecond(), Long.MAX_VALUE, size.badShare(), size.respond()),
                        instance.settings().kafka(),
                        Framing.of(loaded.schema()),
                        FeedListener.NONE)) {
            interruption.then(feed::stop);
            if (!instance.app().awaitReady(LONGEST_START)) {
                throw new IllegalStateException("not ready after " + LONGEST_START + "; is the machine very busy?");
            }
            print(instance, campus, Duration.ofNanos(System.nanoTime() - started));
            AtomicBoolean failed = new AtomicBoolean();
            instance.app().failure().whenComplete((nothing, cause) -> {
                failed.set(true);
                feed.stop();
            });
            feed.run();
            return failed.get() ? 1 : 0;
        }
    }

    private Map<String, String> ownOptions() {
        Map<String, String> own = new LinkedHashMap<>();
        if (port != null) {
            own.put("http.port", port.toString());
        }
        if (brokerPort != null) {
            own.put("broker.port", brokerPort.toString());
        }
        if (keep) {
            own.put("broker.keep-data", "true");
        }
        if (rate != null) {
            own.put("campus.events-per-second", rate.toString());
        }
        if (history != null) {
            own.put("campus.history", history.toString());
        }
        if (badShare != null) {
            own.put("campus.bad-share", badShare.toString());
        }
        return own;
    }

    private void print(EmbeddedInstance instance, Campus campus, Duration took) {
        String url = instance.app().url();
        PrintWriter out = Output.of(spec);
        out.printf("%nLearnStream is ready after %.1f s.%n%n", took.toMillis() / 1000.0);
        out.println("  Kafka   " + instance.settings().kafka().bootstrapServers());
        out.println("  HTTP    " + url + "/ (all endpoints)");
        out.println();
        out.println("A campus of " + campus.registered() + " learners sends the last "
                + instance.settings().campus().history().toDays()
                + " days at full speed, then events as they happen. Try:");
        out.println();
        campus.registrations()
                .limit(SHOWN_LEARNERS)
                .forEach(registration -> out.println("  curl -s '" + url + "/v1/users/"
                        + registration.value().getUserId() + "/recommendations?limit=5'"));
        out.println("  curl -s '" + url + "/v1/courses/"
                + campus.courses().get(0).value().getCourseId() + "/neighbours?limit=5'");
        out.println("  curl -s '" + url + "/v1/intake'");
        out.println("  curl -s '" + url + "/metrics'");
        out.println();
        out.println("Ctrl-C ends it.");
        out.flush();
    }
}
