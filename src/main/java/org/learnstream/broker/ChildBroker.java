package org.learnstream.broker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker in a Java process of its own, which can be killed without warning and started again.
 *
 * <p>It keeps its port and its data from the first start to {@link #close()}. Not safe for concurrent use.
 */
public final class ChildBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildBroker.class);
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);
    private static final int REMEMBERED_LINES = 40;
    /** Quick to start and small rather than fast: what a broker beside a test or a demonstration needs. */
    private static final List<String> JVM_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx512m");

    private final BrokerStorage storage;
    private BrokerOptions options;
    private Running running;

    private ChildBroker(BrokerOptions options) {
        this.options = options;
        this.storage = new BrokerStorage(options);
        storage.prepare();
        // The child takes it now.
        storage.unlock();
        this.running = launch(options);
        this.options = options.withPort(port(running.address));
    }

    /**
     * Starts a broker in a child process and returns when it serves clients.
     *
     * @throws BrokerUnavailableException when it does not, with the last lines that it wrote
     */
    public static ChildBroker start(BrokerOptions options) {
        return new ChildBroker(options);
    }

    /** Returns {@code host:port}, for the clients' {@code bootstrap.servers}; the same after every restart. */
    public String bootstrapServers() {
        return running.address;
    }

    /** Whether the process is there. */
    public boolean alive() {
        return running.process.isAlive();
    }

    /** Ends the process as a power cut would (SIGKILL) and returns when it is gone. */
    public void kill() {
        running.process.destroyForcibly();
        awaitExit(running.process);
    }

    /** Starts the broker again on its port and its data, after a {@link #kill()} or a {@link #stop()}. */
    public void restart() {
        if (alive()) {
            throw new IllegalStateException("The broker at " + running.address + " is still running");
        }
        running = launch(options);
    }

    /** Stops the broker in good order, and by force when that takes too long. */
    public void stop() {
        Process process = running.process;
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("Child broker had closed its input already address={}", running.address, e);
        }
        if (!awaitExit(process)) {
            LOG.warn("Child broker is ended by force address={} after={}", running.address, STOP_TIMEOUT);
            process.destroyForcibly();
            awaitExit(process);
        }
    }

    /** Stops the broker and deletes its data unless the options keep it. */
    @Override
    public void close() {
        stop();
        storage.release();
    }

    private static Running launch(BrokerOptions options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM_OPTIONS);
        command.add("-cp");
        command.add(absoluteClassPath());
        command.add(BrokerProcess.class.getName());
        command.add(Integer.toString(options.port()));
        command.add(options.dataDirectory().toString());
        options.overrides().forEach((key, value) -> command.add(key + "=" + value));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            return Running.observe(process);
        } catch (IOException e) {
            throw new BrokerUnavailableException("The broker's process cannot be started: " + e.getMessage(), e);
        }
    }

    private static String absoluteClassPath() {
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    /** Returns the {@code key=value} arguments from an index on. */
    static Map<String, String> overrides(String[] arguments, int from) {
        Map<String, String> overrides = new TreeMap<>();
        for (String argument : Arrays.asList(arguments).subList(from, arguments.length)) {
            int equals = argument.indexOf('=');
            overrides.put(argument.substring(0, equals), argument.substring(equals + 1));
        }
        return overrides;
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    private static boolean awaitExit(Process process) {
        try {
            return process.waitFor(STOP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A process that has said that it serves clients, and where. */
    private record Running(Process process, String address) {
        static Running observe(Process process) {
            CompletableFuture<String> address = new CompletableFuture<>();
            Thread reader = new Thread(() -> read(process, address), "child-broker-output-" + process.pid());
            reader.setDaemon(true);
            reader.start();
            try {
                return new Running(process, address.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof BrokerUnavailableException ended
                        ? ended
                        : new BrokerUnavailableException("The broker's process cannot be observed", e);
            } catch (TimeoutException e) {
                process.destroyForcibly();
                throw new BrokerUnavailableException("The broker's process is not ready after " + START_TIMEOUT, e);
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
                throw new BrokerUnavailableException("Interrupted while the broker's process starts", e);
            }
        }

        /** Reads all that the process writes, so that it never waits for a reader. */
        private static void read(Process process, CompletableFuture<String> address) {
            Deque<String> last = new ArrayDeque<>();
            try (BufferedReader lines = process.inputReader()) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith(BrokerProcess.READY)) {
                        address.complete(line.substring(BrokerProcess.READY.length()));
                        continue;
                    }
                    LOG.debug("Child broker says line={}", line);
                    last.addLast(line);
                    if (last.size() > REMEMBERED_LINES) {
                        last.removeFirst();
                    }
                }
            } catch (IOException e) {
                LOG.debug("Child broker output ended pid={}", process.pid(), e);
            }
            address.completeExceptionally(new BrokerUnavailableException(
                    "The broker's process ended before it was ready; its last words:\n" + String.join("\n", last)));
        }
    }
}
