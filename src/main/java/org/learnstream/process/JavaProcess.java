package org.learnstream.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Java process with this one's class path and this one as its parent, which can be ended in every way that processes
 * end in.
 *
 * <p>The parent holds the other end of its standard input. A main class that ends when its input does, as {@code learnstream
 * serve --until-input-ends}, does not outlive the parent, however that ends.
 */
public final class JavaProcess {
    private static final Logger LOG = LoggerFactory.getLogger(JavaProcess.class);
    private static final Duration SIGNALLED = Duration.ofSeconds(10);

    private final Process process;
    private final Thread reader;

    private JavaProcess(Process process, Consumer<String> output, Runnable ended) {
        this.process = process;
        this.reader = new Thread(() -> read(output, ended), "child-output-" + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /**
     * Starts a process.
     *
     * @param virtualMachine options of the virtual machine
     * @param mainClass the class whose main method runs
     * @param arguments its arguments
     * @param output told each line that the process writes
     * @param ended called when it writes no more, which is when it has ended
     * @throws ProcessException when it cannot be started
     */
    public static JavaProcess start(
            List<String> virtualMachine,
            String mainClass,
            List<String> arguments,
            Consumer<String> output,
            Runnable ended) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(virtualMachine);
        command.add("-cp");
        command.add(absoluteClassPath());
        command.add(mainClass);
        command.addAll(arguments);
        try {
            return new JavaProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), output, ended);
        } catch (IOException e) {
            throw new ProcessException(mainClass + " cannot be started: " + e.getMessage(), e);
        }
    }

    private static String absoluteClassPath() {
        return String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .toList());
    }

    /** Reads all that the process writes, so that it never waits for a reader. */
    private void read(Consumer<String> output, Runnable ended) {
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                output.accept(line);
            }
        } catch (IOException e) {
            LOG.debug("Child output ended pid={}", process.pid(), e);
        } finally {
            ended.run();
        }
    }

    /** Returns its number in the operating system. */
    public long pid() {
        return process.pid();
    }

    /** Whether the process is there. */
    public boolean alive() {
        return process.isAlive();
    }

    /** Ends it as a power cut would (SIGKILL) and returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        awaitExit(SIGNALLED);
    }

    /** Stops it where it is (SIGSTOP): its connections stay open and nobody answers on them. */
    public void pause() {
        signal("STOP");
    }

    /** Lets it go on after a {@link #pause()}. */
    public void resume() {
        signal("CONT");
    }

    /** Tells it to end in good order, by the end of its input; returns whether it ended within a time. */
    public boolean stop(Duration longest) {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            LOG.debug("Child had closed its input already pid={}", process.pid(), e);
        }
        return awaitExit(longest);
    }

    /** Asks it to end as Ctrl-C does (SIGTERM); returns whether it ended within a time. */
    public boolean terminate(Duration longest) {
        process.destroy();
        return awaitExit(longest);
    }

    /**
     * Returns what it ended with.
     *
     * @throws IllegalThreadStateException while it is there
     */
    public int exitValue() {
        return process.exitValue();
    }

    /** Returns the processor time of all its threads up to now; zero when it has ended. */
    public Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private boolean awaitExit(Duration longest) {
        try {
            return process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Java sends no other signals than those that end a process. */
    private void signal(String name) {
        run("kill", "-" + name, Long.toString(process.pid()));
    }

    /**
     * Lets it write no file beyond a length from now on, as if the disk were full; no length takes the limit away.
     *
     * @throws ProcessException when the operating system has no {@code prlimit}
     */
    public void limitFiles(Limit limit) {
        run("prlimit", "--pid", Long.toString(process.pid()), "--fsize=" + limit.option);
    }

    /** How long a file may be. */
    public enum Limit {
        /** Nothing can be written any more. */
        FULL("1:unlimited"),
        /** Files may be as long as they like. */
        NONE("unlimited:unlimited");

        private final String option;

        Limit(String option) {
            this.option = option;
        }
    }

    /** Whether the operating system has what {@link #limitFiles} needs. */
    public static boolean canLimitFiles() {
        try {
            run("prlimit", "--version");
            return true;
        } catch (ProcessException missing) {
            LOG.debug("No prlimit here", missing);
            return false;
        }
    }

    private static void run(String... command) {
        try {
            Process tool = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!tool.waitFor(SIGNALLED.toMillis(), TimeUnit.MILLISECONDS) || tool.exitValue() != 0) {
                throw new ProcessException(String.join(" ", command) + " failed", null);
            }
        } catch (IOException e) {
            throw new ProcessException(command[0] + " cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessException("interrupted in " + command[0], e);
        }
    }
}
