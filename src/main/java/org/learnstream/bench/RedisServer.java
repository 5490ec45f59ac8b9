package org.learnstream.bench;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.learnstream.bench.load.Protocol;
import org.learnstream.process.LastingPorts;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A Redis server that holds values in memory and writes nothing to disk, to compare reads with. */
public final class RedisServer implements AutoCloseable {
    private static final String PROGRAM = "redis-server";
    private static final Duration LONGEST_START = Duration.ofSeconds(20);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Process process;
    private final int port;

    private RedisServer(Process process, int port) {
        this.process = process;
        this.port = port;
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "redis-end"));
    }

    /** Returns the program; empty when the path of programs has none. */
    public static Optional<Path> program() {
        return Stream.concat(
                        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)),
                        Stream.of("/usr/bin", "/usr/local/bin"))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts a server that answers on the loopback address alone.
     *
     * @param log file for what it writes
     */
    public static RedisServer start(Path program, Path log) throws IOException {
        int port = LastingPorts.some(1).get(0);
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--port",
                        Integer.toString(port),
                        "--bind",
                        "127.0.0.1",
                        "--save",
                        "",
                        "--appendonly",
                        "no",
                        "--daemonize",
                        "no")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        RedisServer server = new RedisServer(process, port);
        server.awaitStart();
        return server;
    }

    private void awaitStart() {
        long until = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < until && process.isAlive()) {
            try (Socket socket = connect()) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException notYet) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException(PROGRAM + " did not start");
    }

    private Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Puts values under keys. */
    public void put(Map<String, byte[]> values) {
        try (Socket socket = connect();
                OutputStream out = new BufferedOutputStream(socket.getOutputStream());
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            for (Map.Entry<String, byte[]> value : values.entrySet()) {
                out.write(Protocol.command("SET".getBytes(UTF_8), value.getKey().getBytes(UTF_8), value.getValue()));
                out.flush();
                String answer = new String(in.readNBytes("+OK\r\n".length()), UTF_8);
                if (!answer.equals("+OK\r\n")) {
                    throw new IOException(PROGRAM + " answered " + answer);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("values cannot be put into " + PROGRAM, failure);
        }
    }

    /** Returns where it listens. */
    public InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Returns the processor time of all its threads up to now. */
    public long cpuNanos() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
    }

    /** Returns its version, as it says itself. */
    public static String version(Path program) throws IOException {
        Process asked = new ProcessBuilder(program.toString(), "--version").start();
        String said = new String(asked.getInputStream().readAllBytes(), UTF_8);
        return List.of(said.split(" ")).stream()
                .filter(word -> word.startsWith("v="))
                .map(word -> word.substring(2))
                .findFirst()
                .orElse("of an unknown version");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
