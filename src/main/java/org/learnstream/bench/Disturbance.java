package org.learnstream.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.learnstream.chaos.Readers;

/** What something that happens to instances costs those who read from them, and how soon news are served meanwhile. */
public final class Disturbance {
    private static final int SEED = 1;

    private final FreshnessProbe probe;
    private final List<String> learners;

    /**
     * Prepares to look.
     *
     * @param probe by which freshness is measured
     * @param learners whom readers read of
     */
    public Disturbance(FreshnessProbe probe, List<String> learners) {
        this.probe = probe;
        this.learners = List.copyOf(learners);
    }

    /**
     * Lets it happen, and returns figures by name, unit included.
     *
     * @param instances that readers go to, through a load balancer
     * @param asked those that the probe asks, in turn: what runs all the time
     * @param lasting how long to look at least, also when it is over sooner
     * @param event what happens; returns when it is over
     */
    public Map<String, Double> of(
            List<ServedInstance> instances, List<ServedInstance> asked, Duration lasting, Runnable event)
            throws InterruptedException {
        CountDownLatch over = new CountDownLatch(1);
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        List<String> urls =
                instances.stream().map(instance -> "http://" + instance.host()).toList();
        Readers readers = new Readers(SEED, learners, urls, over, failures::add);
        AtomicInteger turn = new AtomicInteger();
        long began = System.nanoTime();
        CompletableFuture<Void> happening = CompletableFuture.runAsync(event);
        List<long[]> took = new ArrayList<>();
        while (!happening.isDone() || System.nanoTime() - began < lasting.toNanos()) {
            took.add(probe.run(
                    Duration.ofSeconds(1), () -> asked.get(Math.floorMod(turn.getAndIncrement(), asked.size()))));
        }
        happening.join();
        over.countDown();
        readers.awaitEnd();
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("took, s", (System.nanoTime() - began) / 1e9);
        figures.put("reads", (double) readers.reads());
        figures.put("failed", (double) readers.failed());
        figures.put("read again elsewhere", (double) readers.again());
        figures.put("read p99, ms", readers.quantile(0.99).toNanos() / 1e6);
        figures.put("longest read, ms", readers.longest().toNanos() / 1e6);
        long[] all = took.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        FreshnessProbe.figures(all).forEach((figure, value) -> figures.put("fresh " + figure, value));
        return figures;
    }
}
