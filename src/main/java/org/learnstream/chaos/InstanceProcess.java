package org.learnstream.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.learnstream.process.JavaProcess;

/** One instance of the application in a process of its own, {@code learnstream serve}, which can be started again. */
final class InstanceProcess {
    private static final String MAIN = "org.learnstream.Main";
    private static final Duration LONGEST_STOP = Duration.ofSeconds(45);
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(5);

    /** Quick to start rather than fast: it is started again and again. */
    private static final List<String> VIRTUAL_MACHINE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final int port;
    private final int heapMegabytes;
    private final Map<String, String> settings;
    private final Consumer<String> output;
    private final HttpClient client;
    private volatile JavaProcess process;

    private InstanceProcess(
            int port, int heapMegabytes, Map<String, String> settings, HttpClient client, Consumer<String> output) {
        this.port = port;
        this.heapMegabytes = heapMegabytes;
        this.settings = settings;
        this.client = client;
        this.output = output;
        this.process = launch();
    }

    /**
     * Starts an instance, without waiting for it.
     *
     * @param port where it listens
     * @param heapMegabytes how much memory its objects may take
     * @param output told each line that it writes, on another thread
     */
    static InstanceProcess start(
            int port, int heapMegabytes, Map<String, String> settings, HttpClient client, Consumer<String> output) {
        return new InstanceProcess(port, heapMegabytes, settings, client, output);
    }

    private JavaProcess launch() {
        List<String> machine = new ArrayList<>(VIRTUAL_MACHINE);
        machine.add("-Xmx" + heapMegabytes + "m");
        List<String> arguments = new ArrayList<>(List.of("serve", "--until-input-ends", "--set", "http.port=" + port));
        settings.forEach((key, value) -> arguments.addAll(List.of("--set", key + "=" + value)));
        return JavaProcess.start(machine, MAIN, arguments, output, () -> {});
    }

    /** Starts the process again after it has ended, without waiting for it. */
    void restart() {
        if (process.alive()) {
            throw new IllegalStateException("the instance at " + url() + " is running");
        }
        process = launch();
    }

    /** Stops it in good order, and by force when that takes too long. */
    void stop() {
        if (!process.stop(LONGEST_STOP)) {
            process.kill();
        }
    }

    /** Returns the process that runs now, or ran last. */
    JavaProcess process() {
        return process;
    }

    /** Returns where it answers. */
    String url() {
        return "http://127.0.0.1:" + port;
    }

    /** Returns the answer to a GET when its status is 200, else nothing. */
    Optional<String> get(String path) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(url() + path))
                            .timeout(LONGEST_ANSWER)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException nobody) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
