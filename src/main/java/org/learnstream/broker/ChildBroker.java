package org.learnstream.broker;

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
import java.util.function.Consumer;
import org.learnstream.process.JavaProcess;
import org.learnstream.process.ProcessException;
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
    private static final List<String> JVM_OPTIONS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final int HEAP_MEGABYTES = 512;

    private final BrokerStorage storage;
    private final int heapMegabytes;
    private final Consumer<String> output;
    private BrokerOptions options;
    private volatile Running running;

    private ChildBroker(BrokerOptions options, int heapMegabytes, Consumer<String> output) {
        this.options = options;
        this.heapMegabytes = heapMegabytes;
        this.output = output;
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
        return start(options, HEAP_MEGABYTES, line -> LOG.debug("Child broker says line={}", line));
    }

    /**
     * Starts a broker in a child process and returns when it serves clients, which the first node of a cluster does not
     * before the second one is there.
     *
     * @param heapMegabytes how much memory its objects may take
     * @param output told each line that it writes, on another thread
     * @throws BrokerUnavailableException when it does not, with the last lines that it wrote
     */
    public static ChildBroker start(BrokerOptions options, int heapMegabytes, Consumer<String> output) {
        return new ChildBroker(options, heapMegabytes, output);
    }

    /** Returns {@code host:port}, for the clients' {@code bootstrap.servers}; the same after every restart. */
    public String bootstrapServers() {
        return running.address;
    }

    /** Whether the process is there. */
    public boolean alive() {
        return running.process.alive();
    }

    /** Ends the process as a power cut would (SIGKILL) and returns when it is gone. */
    public void kill() {
        running.process.kill();
    }

    /** Returns the process that runs now, or ran last. */
    public JavaProcess process() {
        return running.process;
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
        if (!running.process.stop(STOP_TIMEOUT)) {
            LOG.warn("Child broker is ended by force address={} after={}", running.address, STOP_TIMEOUT);
            running.process.kill();
        }
    }

    /** Stops the broker and deletes its data unless the options keep it. */
    @Override
    public void close() {
        stop();
        storage.release();
    }

    private Running launch(BrokerOptions chosen) {
        List<String> machine = new ArrayList<>(JVM_OPTIONS);
        machine.add("-Xmx" + heapMegabytes + "m");
        List<String> arguments = new ArrayList<>();
        arguments.add(Integer.toString(chosen.port()));
        arguments.add(chosen.dataDirectory().toString());
        arguments.add(chosen.quorum().map(Quorum::argument).orElse(BrokerProcess.ALONE));
        chosen.overrides().forEach((key, value) -> arguments.add(key + "=" + value));
        Birth birth = new Birth(output);
        try {
            JavaProcess process =
                    JavaProcess.start(machine, BrokerProcess.class.getName(), arguments, birth::hear, birth::ended);
            return birth.await(process);
        } catch (ProcessException e) {
            throw new BrokerUnavailableException("The broker's process cannot be started: " + e.getMessage(), e);
        }
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

    /** A process that has said that it serves clients, and where. */
    private record Running(JavaProcess process, String address) {}

    /** What a process says until it serves clients, and after. */
    private static final class Birth {
        private final CompletableFuture<String> address = new CompletableFuture<>();
        private final Deque<String> last = new ArrayDeque<>();
        private final Consumer<String> output;

        Birth(Consumer<String> output) {
            this.output = output;
        }

        synchronized void hear(String line) {
            if (line.startsWith(BrokerProcess.READY)) {
                address.complete(line.substring(BrokerProcess.READY.length()));
                return;
            }
            output.accept(line);
            last.addLast(line);
            if (last.size() > REMEMBERED_LINES) {
                last.removeFirst();
            }
        }

        synchronized void ended() {
            address.completeExceptionally(new BrokerUnavailableException(
                    "The broker's process ended before it was ready; its last words:\n" + String.join("\n", last)));
        }

        Running await(JavaProcess process) {
            try {
                return new Running(process, address.get(START_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
            } catch (ExecutionException e) {
                throw e.getCause() instanceof BrokerUnavailableException ended
                        ? ended
                        : new BrokerUnavailableException("The broker's process cannot be observed", e);
            } catch (TimeoutException e) {
                process.kill();
                throw new BrokerUnavailableException("The broker's process is not ready after " + START_TIMEOUT, e);
            } catch (InterruptedException e) {
                process.kill();
                Thread.currentThread().interrupt();
                throw new BrokerUnavailableException("Interrupted while the broker's process starts", e);
            }
        }
    }
}
