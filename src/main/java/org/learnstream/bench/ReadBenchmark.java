package org.learnstream.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.learnstream.bench.load.Load;
import org.learnstream.bench.load.LoadOutcome;
import org.learnstream.bench.load.LoadProcess;
import org.learnstream.bench.load.Protocol;

/**
 * How fast recommendations are read over HTTP, beside a Redis server that answers with the same bytes.
 *
 * <p>Both are read in turn by the same client, which is a process of its own, over as many connections. A read asks for one
 * of all learners who have a slate, each as often as any other.
 */
public final class ReadBenchmark {
    private static final Duration WARM_UP = Duration.ofSeconds(2);
    private static final String SLATE = "\"slate_id\":";

    private final Options options;
    private final Path folder;

    /**
     * How to read.
     *
     * @param connections of the client
     * @param threads of the client that share them
     * @param lasting how long one run counts
     */
    public record Options(int connections, int threads, Duration lasting) {}

    /** Prepares a benchmark; the folder is for files that nobody needs later. */
    public ReadBenchmark(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    /** Returns the answers of an instance to the learners who have a slate, by learner. */
    public static Map<String, byte[]> answers(ServedInstance instance, List<String> learners) {
        Map<String, byte[]> answers = new LinkedHashMap<>();
        for (String learner : learners) {
            Optional<String> answer = instance.get("/v1/users/" + learner + "/recommendations?limit=10");
            answer.filter(body -> body.contains(SLATE))
                    .ifPresent(body -> answers.put(learner, body.getBytes(StandardCharsets.UTF_8)));
        }
        return answers;
    }

    /** Returns those learners whose answers come from the copy of an instance itself. */
    public static List<String> heldBy(ServedInstance holder, Map<String, byte[]> answers) {
        String served = "\"served_by\":\"" + holder.host() + "\"";
        List<String> held = new ArrayList<>();
        answers.forEach((learner, answer) -> {
            if (new String(answer, StandardCharsets.UTF_8).contains(served)) {
                held.add(learner);
            }
        });
        return held;
    }

    /** Reads from an instance, and returns figures by name, unit included. */
    public Map<String, Double> instance(ServedInstance instance, List<String> learners) {
        return read(instance.address(), Protocol.HTTP, learners, instance::cpuNanos);
    }

    /** Reads from a Redis server, and returns the same figures. */
    public Map<String, Double> redis(RedisServer redis, List<String> learners) {
        return read(redis.address(), Protocol.REDIS, learners, redis::cpuNanos);
    }

    private Map<String, Double> read(
            InetSocketAddress server, Protocol protocol, List<String> learners, LongSupplier cpuNanos) {
        Load load = new Load(
                server, protocol, learners, options.connections(), options.threads(), WARM_UP, options.lasting());
        long cpuBefore = cpuNanos.getAsLong();
        try (LoadProcess readers = LoadProcess.start(load, folder)) {
            LoadOutcome outcome = readers.await();
            Map<String, Double> figures = outcome.figures("");
            figures.put("server CPU, µs a read", (cpuNanos.getAsLong() - cpuBefore) / 1e3 / Math.max(1, outcome.all()));
            return figures;
        }
    }

    /** Starts a Redis server with the same answers; empty when the program is missing. */
    public Optional<RedisServer> startRedis(Map<String, byte[]> answers) throws IOException {
        Optional<Path> program = RedisServer.program();
        if (program.isEmpty()) {
            return Optional.empty();
        }
        RedisServer redis = RedisServer.start(program.get(), folder.resolve("redis.log"));
        redis.put(answers);
        return Optional.of(redis);
    }
}
