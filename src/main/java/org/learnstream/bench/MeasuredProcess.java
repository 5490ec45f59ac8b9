package org.learnstream.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.learnstream.process.JavaProcess;
import org.learnstream.process.LineFile;

/** A command of LearnStream in a Java process of its own, whose processor time is read from outside. */
final class MeasuredProcess implements AutoCloseable {
    private static final Duration LONGEST_STOP = Duration.ofMinutes(1);
    private static final long TICK_NANOS = 10_000_000;
    private static final String MAIN = "org.learnstream.Main";

    /** Those of scripts/learnstream, and a heap of a fixed size. */
    private static final List<String> JVM_OPTIONS = List.of(
            "-XX:+UseParallelGC",
            "-XX:+IgnoreUnrecognizedVMOptions",
            "-XX:+UseTransparentHugePages",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // A compiler thread that ended would take its processor time with it.
            "-XX:-UseDynamicNumberOfCompilerThreads",
            "-Xms2g",
            "-Xmx2g");

    private final JavaProcess process;
    private final Path log;

    private MeasuredProcess(JavaProcess process, Path log) {
        this.process = process;
        this.log = log;
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill, "measured-process-end"));
    }

    /**
     * Starts a command.
     *
     * @param jvmOptions besides those of the scripts
     * @param log file for what it writes
     */
    static MeasuredProcess start(List<String> jvmOptions, List<String> command, Path log) {
        List<String> options = new ArrayList<>(JVM_OPTIONS);
        options.addAll(jvmOptions);
        LineFile lines = new LineFile(log);
        return new MeasuredProcess(JavaProcess.start(options, MAIN, command, lines, lines::close), log);
    }

    /**
     * Returns the processor time of all its threads up to now, those of the garbage collector and of RocksDB included.
     *
     * @throws IllegalStateException when the process has ended, with its last words
     */
    long cpuNanos() {
        if (!process.alive()) {
            throw new IllegalStateException("the measured process ended; its last words:\n" + lastWords());
        }
        return process.cpu().toNanos();
    }

    /**
     * Returns the part of it that went into compiling Java code, which ends once all that matters is compiled; 0 where
     * the system does not tell, which Linux does.
     */
    long compilingNanos() {
        Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
        if (!Files.isDirectory(threads)) {
            return 0;
        }
        try (Stream<Path> each = Files.list(threads)) {
            return each.mapToLong(MeasuredProcess::compilingNanos).sum();
        } catch (IOException failure) {
            throw new UncheckedIOException("the threads of the measured process can not be read", failure);
        }
    }

    private static long compilingNanos(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"));
            int named = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, named);
            if (!name.startsWith("C1 Compiler") && !name.startsWith("C2 Compiler")) {
                return 0;
            }
            // See proc(5): after the name come the state and ten more fields, then the ticks in user and kernel mode.
            List<String> fields = List.of(stat.substring(named + 2).split(" ", 14));
            return (Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12))) * TICK_NANOS;
        } catch (IOException ended) {
            return 0;
        }
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
        } catch (IOException unreadable) {
            return "(" + log + " can not be read)";
        }
    }

    /** Has it collect its garbage, and returns when it has. */
    void collectGarbage() throws IOException {
        Process asked = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                        Long.toString(process.pid()),
                        "GC.run")
                .redirectErrorStream(true)
                .start();
        String said = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!said.contains("successfully")) {
            throw new IOException("jcmd could not have the process collect its garbage: " + said);
        }
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.kill();
    }

    /** Asks it to stop, waits, and ends it by force when that takes too long. */
    @Override
    public void close() {
        if (!process.terminate(LONGEST_STOP)) {
            process.kill();
        }
    }
}
