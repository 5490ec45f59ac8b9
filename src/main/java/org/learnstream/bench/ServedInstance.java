package org.learnstream.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.learnstream.process.LastingPorts;

/** One instance, {@code learnstream serve}, in a process of its own that is measured from outside, and its HTTP. */
public final class ServedInstance implements AutoCloseable {
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final Duration LOOK = Duration.ofMillis(200);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<String> jvmOptions;
    private final List<String> command;
    private final Path log;
    private final int port;
    private MeasuredProcess process;

    private ServedInstance(List<String> jvmOptions, List<String> arguments, Path log) {
        this.jvmOptions = jvmOptions;
        this.log = log;
        port = LastingPorts.some(1).get(0);
        command = new ArrayList<>(List.of("serve", "--set", "http.port=" + port));
        command.addAll(arguments);
        process = MeasuredProcess.start(jvmOptions, command, log);
    }

    /**
     * Starts an instance, without waiting for it.
     *
     * @param jvmOptions besides those of the scripts
     * @param arguments of {@code serve}
     * @param log file for what it writes
     */
    public static ServedInstance start(List<String> jvmOptions, List<String> arguments, Path log) {
        return new ServedInstance(jvmOptions, arguments, log);
    }

    /** Starts it again, with the same port, after it was killed or stopped. */
    public void restart() {
        process = MeasuredProcess.start(jvmOptions, command, log);
    }

    /** Returns where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Returns where it listens, as the settings name it by default. */
    public String host() {
        return "127.0.0.1:" + port;
    }

    /** Returns when it can answer; how long that took from the call. */
    public Duration awaitReady(Duration longest) {
        long started = System.nanoTime();
        while (get("/readyz").isEmpty()) {
            if (System.nanoTime() - started > longest.toNanos()) {
                throw new IllegalStateException("not ready after " + longest + "; is the machine very busy?");
            }
            // One that has ended is noticed at once.
            process.cpuNanos();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** Returns the answer to a GET when its status is 200, else nothing. */
    public Optional<String> get(String path) {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://" + host() + path))
                            .timeout(LONGEST_ANSWER)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 ? Optional.of(answer.body()) : Optional.empty();
        } catch (IOException nobody) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + host() + " is asked", interrupted);
        }
    }

    /** Returns the sum of the metrics whose lines begin with a text; 0 when there are none. */
    public double metric(String beginning) {
        return get("/metrics").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(beginning))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    /** Returns how many metrics there are whose lines begin with a text. */
    public long metrics(String beginning) {
        return get("/metrics").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(beginning))
                .count();
    }

    /** Returns when the sum of such metrics has reached a value. */
    public void awaitMetric(String beginning, double value, Duration longest) {
        await(longest, () -> metric(beginning) >= value);
    }

    /** Returns when something is so while this instance runs. */
    public void await(Duration longest, BooleanSupplier condition) {
        long started = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - started > longest.toNanos()) {
                throw new IllegalStateException("not so far after " + longest + "; is the machine very busy?");
            }
            process.cpuNanos();
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    /** Returns the processor time of all its threads since it was started last, that of compiling not counted. */
    public long cpuNanos() {
        return process.cpuNanos() - process.compilingNanos();
    }

    /** Has it collect its garbage, as far as the tools of this Java let others ask for it, and returns when it has. */
    public void collectGarbage() throws IOException {
        process.collectGarbage();
    }

    /** Ends it as a power cut would. */
    public void kill() {
        process.kill();
    }

    /** Ends it in good order. */
    @Override
    public void close() {
        process.close();
    }
}
