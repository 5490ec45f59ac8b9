package org.learnstream.command;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.learnstream.app.App;
import org.learnstream.app.Role;
import org.learnstream.app.TemporaryFolder;
import org.learnstream.config.Settings;

/**
 * Starts instances that have nothing but the cluster's topics, and measures how long each takes until it can answer.
 *
 * <p>Each instance is whole: processing, serving, HTTP. It begins with empty state stores, so that its tables are
 * restored as well as the course model.
 */
final class RestoreTrial {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(10);
    private static final String LEARNERS = "learnstream_model_learners";

    private final Settings settings;
    private final int learners;
    private final HttpClient client = HttpClient.newHttpClient();

    /**
     * Prepares trials against a cluster.
     *
     * @param learners how many learners the cluster knows, which every restored model must have
     */
    RestoreTrial(Settings settings, int learners) {
        this.settings = settings.withHttpPort(0);
        this.learners = learners;
    }

    /** Starts an instance, measures, and stops it; returns the figures by name, unit included. */
    Map<String, Double> run() throws IOException, InterruptedException {
        Map<String, Double> figures = new LinkedHashMap<>();
        try (TemporaryFolder folder = TemporaryFolder.create("learnstream-restore-")) {
            long started = System.nanoTime();
            long cpuBefore = cpuNanos();
            try (App app = App.start(settings.withStateDirectory(folder.path()), EnumSet.allOf(Role.class))) {
                // An application is started when its global stores are read: from here on the model is whole.
                figures.put("course model rebuilt, s", secondsSince(started));
                if (!app.awaitReady(LONGEST)) {
                    throw new IllegalStateException("not running after " + LONGEST + "; is the machine very busy?");
                }
                figures.put("streams running, s", secondsSince(started));
                awaitReady(app.url(), started);
                figures.put("ready to answer, s", secondsSince(started));
                figures.put("processor time until then, s", (cpuNanos() - cpuBefore) / 1e9);
                check(app.url());
            }
        }
        return figures;
    }

    private void awaitReady(String url, long started) throws IOException, InterruptedException {
        while (client.send(request(url + "/readyz"), BodyHandlers.discarding()).statusCode() != 200) {
            if (System.nanoTime() - started > LONGEST.toNanos()) {
                throw new IllegalStateException("not ready after " + LONGEST + "; is the machine very busy?");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** A figure counts only when what was rebuilt is whole. */
    private void check(String url) throws IOException, InterruptedException {
        String metrics =
                client.send(request(url + "/metrics"), BodyHandlers.ofString()).body();
        double held = metrics.lines()
                .filter(line -> line.startsWith(LEARNERS))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        if (held != learners) {
            throw new IllegalStateException("the restored model has " + held + " learners, expected " + learners);
        }
    }

    private static HttpRequest request(String url) {
        return HttpRequest.newBuilder(URI.create(url)).build();
    }

    /** Of the whole process, the broker included: it tells of a busy machine what the clock does not. */
    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double secondsSince(long started) {
        return (System.nanoTime() - started) / 1e9;
    }
}
