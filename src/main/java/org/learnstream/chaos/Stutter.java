package org.learnstream.chaos;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.learnstream.process.JavaProcess;
import org.learnstream.process.ProcessException;

/** Slows a process down: it runs for a moment, stands still for a longer one, and so on until this is closed. */
final class Stutter implements AutoCloseable {
    private static final Duration RUNS = Duration.ofMillis(60);
    private static final Duration RESTS = Duration.ofMillis(240);

    private final JavaProcess process;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    Stutter(JavaProcess process) {
        this.process = process;
        this.thread = new Thread(this::run, "chaos-stutter");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            boolean ended = false;
            while (!ended && process.alive()) {
                process.pause();
                ended = closing.await(RESTS.toMillis(), TimeUnit.MILLISECONDS);
                process.resume();
                ended = ended || closing.await(RUNS.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (ProcessException gone) {
            // It has ended in the meantime.
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
