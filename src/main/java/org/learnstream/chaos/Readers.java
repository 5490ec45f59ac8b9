package org.learnstream.chaos;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The web tier: threads that read recommendations all the time, as through a load balancer. A read goes to any instance;
 * when that refuses the connection, does not answer in time or says that it cannot answer now, another one is asked. A
 * read fails when none has answered with 200 before its deadline.
 */
public final class Readers {
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration BETWEEN = Duration.ofMillis(60);
    private static final int THREADS = 4;

    private final List<String> learners;
    private final List<String> instances;
    private final CountDownLatch over;
    private final Consumer<String> journal;
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(ATTEMPT).build();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong again = new AtomicLong();
    private final AtomicLong longestNanos = new AtomicLong();
    private final Queue<Long> tookNanos = new ConcurrentLinkedQueue<>();

    /**
     * Begins to read.
     *
     * @param learners whom to read of
     * @param instances where
     * @param over no read begins any more when it is at 0
     * @param journal told of reads that failed, in words
     */
    public Readers(
            long seed, List<String> learners, List<String> instances, CountDownLatch over, Consumer<String> journal) {
        this.learners = learners;
        this.instances = instances;
        this.over = over;
        this.journal = journal;
        for (int number = 0; number < THREADS; number++) {
            Random random = new Random(seed * THREADS + number);
            Thread thread = new Thread(() -> run(random), "chaos-reader-" + number);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
    }

    private void run(Random random) {
        try {
            while (!over.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS)) {
                read(learners.get(random.nextInt(learners.size())), random);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read(String learner, Random random) throws InterruptedException {
        reads.incrementAndGet();
        long started = System.nanoTime();
        List<String> order = new ArrayList<>(instances);
        Collections.shuffle(order, random);
        List<String> refusals = new ArrayList<>();
        boolean answered = false;
        for (int attempt = 0; !answered && System.nanoTime() - started < DEADLINE.toNanos(); attempt++) {
            if (attempt > 0 && attempt % order.size() == 0) {
                // All were asked; one that is to be started again takes a moment.
                LockSupport.parkNanos(this, PAUSE.toNanos());
            }
            answered = ask(order.get(attempt % order.size()), learner, refusals);
        }
        long took = System.nanoTime() - started;
        longestNanos.accumulateAndGet(took, Math::max);
        tookNanos.add(took);
        if (answered && !refusals.isEmpty()) {
            again.incrementAndGet();
        }
        if (!answered) {
            failed.incrementAndGet();
            journal.accept("a read of " + learner + " failed: " + refusals);
        }
    }

    private boolean ask(String instance, String learner, List<String> refusals) throws InterruptedException {
        try {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(instance + "/v1/users/" + learner + "/recommendations?limit=10"))
                            .timeout(ATTEMPT)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200) {
                return true;
            }
            refusals.add(instance + " " + answer.statusCode() + " " + answer.body());
        } catch (ConnectException nobody) {
            refusals.add(instance + " is not there");
        } catch (IOException broken) {
            refusals.add(instance + " " + broken);
        }
        return false;
    }

    /** Waits until the last read is answered, after the run is over. */
    public void awaitEnd() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Returns how many reads were tried. */
    public long reads() {
        return reads.get();
    }

    /** Returns how many of them failed. */
    public long failed() {
        return failed.get();
    }

    /** Returns how many of them were answered by another instance than the first one. */
    public long again() {
        return again.get();
    }

    /** Returns how long the longest one took. */
    public Duration longest() {
        return Duration.ofNanos(longestNanos.get());
    }

    /** Returns how long a share of all reads took at most; zero when there are none. */
    public Duration quantile(double share) {
        long[] sorted = tookNanos.stream().mapToLong(Long::longValue).sorted().toArray();
        return sorted.length == 0
                ? Duration.ZERO
                : Duration.ofNanos(sorted[(int) Math.ceil(share * (sorted.length - 1))]);
    }
}
