package org.learnstream.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/** A few threads that share the indices of a long list in chunks; the first failure ends the work. */
final class Workers implements AutoCloseable {
    private static final int CHUNK = 64;

    private final int threads;
    private final ExecutorService executor;

    Workers(int threads) {
        this.threads = threads;
        this.executor = Executors.newFixedThreadPool(threads);
    }

    /**
     * Runs a task for every index from 0 to below a size. Each thread has a worker of its own, whose results the caller
     * joins.
     *
     * @param progress told how many indices were done since it was last told, from any thread
     */
    <W extends IntConsumer> List<W> share(int size, Supplier<W> newWorker, LongConsumer progress) {
        AtomicInteger next = new AtomicInteger();
        List<Callable<W>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            tasks.add(() -> {
                W worker = newWorker.get();
                for (int from = next.getAndAdd(CHUNK); from < size; from = next.getAndAdd(CHUNK)) {
                    int to = Math.min(size, from + CHUNK);
                    for (int index = from; index < to; index++) {
                        worker.accept(index);
                    }
                    progress.accept(to - from);
                }
                return worker;
            });
        }
        try {
            List<W> workers = new ArrayList<>();
            for (Future<W> done : executor.invokeAll(tasks)) {
                workers.add(done.get());
            }
            return workers;
        } catch (ExecutionException failure) {
            throw new IllegalStateException("the evaluation failed", failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the evaluation was interrupted", interrupted);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
