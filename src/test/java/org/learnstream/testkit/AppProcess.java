package org.learnstream.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.learnstream.process.JavaProcess;
import org.learnstream.process.LineFile;

/** One instance of the application in a process of its own, which can be stopped, or killed as by a power cut. */
public final class AppProcess implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JavaProcess process;
    private final Path log;
    private final String url;
    private final HttpClient client = HttpClient.newHttpClient();

    private AppProcess(JavaProcess process, Path log, String url) {
        this.process = process;
        this.log = log;
        this.url = url;
    }

    /**
     * Starts {@code learnstream serve} and returns when it is ready.
     *
     * @param port port of its HTTP server
     * @param log file that its output is added to
     */
    public static AppProcess start(int port, Path log, Map<String, String> settings) {
        List<String> arguments = new ArrayList<>(List.of("serve", "--set", "http.port=" + port));
        settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        LineFile lines = new LineFile(log);
        JavaProcess process = JavaProcess.start(
                List.of("-XX:+UseParallelGC", "-Xmx1g"), "org.learnstream.Main", arguments, lines, lines::close);
        AppProcess started = new AppProcess(process, log, "http://127.0.0.1:" + port);
        started.awaitReady();
        return started;
    }

    private void awaitReady() {
        Eventually.holds(START, () -> process.alive() && status("/readyz") == 200, () -> "not ready, see " + log);
    }

    /** Returns the status of a GET, or 0 when nobody answers. */
    public int status(String path) {
        try {
            return client.send(request(path), HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException nobody) {
            return 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Returns the JSON that a GET answers. */
    public JsonNode get(String path) {
        try {
            HttpResponse<String> response = client.send(request(path), HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
            }
            return JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .build();
    }

    /** Ends the process at once, with no chance to tidy up. */
    public void kill() {
        process.kill();
    }

    /** Asks the process to stop, waits until it has, and returns its exit code. */
    public int stop() {
        if (!process.terminate(STOP)) {
            throw new AssertionError("the process did not end, see " + log);
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
