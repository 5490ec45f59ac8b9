package org.learnstream.bench.load;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.learnstream.process.JavaProcess;
import org.learnstream.process.ProcessException;

/** Readers in a process of their own, so that what they cost is told apart from everything else. */
public final class LoadProcess implements AutoCloseable {
    private static final String MAIN = "org.learnstream.Main";
    private static final List<String> VIRTUAL_MACHINE =
            List.of("-XX:+UseSerialGC", "-Xmx256m", "-XX:MaxDirectMemorySize=256m");
    private static final long GRACE_SECONDS = 60;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final JavaProcess process;
    private final long longestSeconds;

    private LoadProcess(Load load, Path folder) {
        Path keys = write(load.keys(), folder);
        longestSeconds = load.warmUp().plus(load.lasting()).toSeconds() + GRACE_SECONDS;
        process = JavaProcess.start(
                VIRTUAL_MACHINE,
                MAIN,
                List.of(
                        "bench",
                        "load",
                        "--port",
                        Integer.toString(load.server().getPort()),
                        "--protocol",
                        load.protocol().name(),
                        "--keys",
                        keys.toString(),
                        "--connections",
                        Integer.toString(load.connections()),
                        "--threads",
                        Integer.toString(load.threads()),
                        "--warm-up",
                        load.warmUp().toString(),
                        "--lasting",
                        load.lasting().toString()),
                lines::add,
                ended::countDown);
    }

    /**
     * Starts to read.
     *
     * @param folder for the file of keys
     */
    public static LoadProcess start(Load load, Path folder) {
        return new LoadProcess(load, folder);
    }

    private static Path write(List<String> keys, Path folder) {
        try {
            return Files.write(Files.createTempFile(folder, "keys-", ".txt"), keys);
        } catch (IOException failure) {
            throw new UncheckedIOException("the keys to read cannot be written to " + folder, failure);
        }
    }

    /**
     * Returns what was met, when the time is over.
     *
     * @throws ProcessException when the process ends in another way, with what it said
     */
    public LoadOutcome await() {
        try {
            if (!ended.await(longestSeconds, TimeUnit.SECONDS)) {
                throw new ProcessException("the readers do not end", null);
            }
            for (String line : lines) {
                if (line.startsWith("{")) {
                    return new ObjectMapper().readValue(line, LoadOutcome.class);
                }
            }
            throw new ProcessException("the readers ended without a result:\n" + String.join("\n", lines), null);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the readers' result cannot be read", unreadable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted while readers read", interrupted);
        }
    }

    @Override
    public void close() {
        process.kill();
    }
}
