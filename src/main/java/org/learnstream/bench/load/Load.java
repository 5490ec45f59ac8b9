package org.learnstream.bench.load;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Readers that ask a server for values as fast as it answers.
 *
 * @param server where it listens
 * @param keys of which each read asks for one, all equally often
 * @param connections how many there are
 * @param threads how many threads share them
 * @param warmUp how long reads do not count
 * @param lasting how long they do
 */
public record Load(
        InetSocketAddress server,
        Protocol protocol,
        List<String> keys,
        int connections,
        int threads,
        Duration warmUp,
        Duration lasting) {
    public Load {
        keys = List.copyOf(keys);
        if (connections < threads || threads < 1) {
            throw new IllegalArgumentException(connections + " connections, expected at least one for each of "
                    + threads + " threads, and a thread");
        }
    }

    /** Reads for the whole time, and returns what was met; this process should do nothing else. */
    public LoadOutcome run() {
        byte[][] requests = keys.stream().map(protocol::request).toArray(byte[][]::new);
        long cpuBefore = cpuNanos();
        long warmUntil = System.nanoTime() + warmUp.toNanos();
        long until = warmUntil + lasting.toNanos();
        List<LoadLoop> loops = new ArrayList<>();
        ExecutorService each = Executors.newFixedThreadPool(threads);
        try {
            List<CompletableFuture<Void>> running = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int share = connections / threads + (thread < connections % threads ? 1 : 0);
                LoadLoop loop = new LoadLoop(server, protocol, requests, share, thread, warmUntil, until);
                loops.add(loop);
                running.add(CompletableFuture.runAsync(loop, each));
            }
            running.forEach(CompletableFuture::join);
        } finally {
            each.shutdownNow();
        }
        return outcome(loops, cpuNanos() - cpuBefore);
    }

    private LoadOutcome outcome(List<LoadLoop> loops, long cpuNanos) {
        Latencies latencies = new Latencies();
        loops.forEach(loop -> latencies.addAll(loop.latencies()));
        long all = loops.stream().mapToLong(LoadLoop::all).sum();
        return new LoadOutcome(
                latencies.size(),
                loops.stream().mapToLong(LoadLoop::failed).sum(),
                lasting.toNanos() / 1e9,
                all,
                loops.stream().mapToLong(LoadLoop::bytes).sum() / (double) Math.max(1, all),
                latencies.millis(0.5),
                latencies.millis(0.99),
                latencies.millis(0.999),
                latencies.longestMillis(),
                cpuNanos / 1e3 / Math.max(1, all));
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
}
