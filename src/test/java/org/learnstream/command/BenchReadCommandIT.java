package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.bench.RedisServer;
import org.learnstream.testkit.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark of reads, run small; broker, instance, client and Redis are processes of their own. */
final class BenchReadCommandIT {
    @TempDir
    private Path folder;

    @Test
    void shouldCompareReadsWithRedisWhenThereIsOne() throws IOException {
        // given
        Path json = folder.resolve("read.json");

        // when
        CommandRun run = CommandRun.of(
                "bench",
                "read",
                "--only",
                "idle",
                "--learners",
                "50",
                "--events",
                "500",
                "--runs",
                "1",
                "--lasting",
                "1s",
                "--set",
                "topics.partitions=2",
                "--json",
                json.toString());

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        JsonNode document = new ObjectMapper().readTree(json.toFile());
        JsonNode read = document.at("/medians/idle, LearnStream");
        assertThat(read.get("reads a second").asDouble()).isGreaterThan(10);
        assertThat(read.get("failed").asInt()).isZero();
        assertThat(read.get("server CPU, µs a read").asDouble()).isPositive();
        if (RedisServer.program().isPresent()) {
            JsonNode redis = document.at("/medians/idle, Redis");
            assertThat(redis.get("failed").asInt()).isZero();
            assertThat(document.at("/ratios/idle, LearnStream : idle, Redis").asDouble())
                    .isPositive();
        } else {
            assertThat(run.output()).contains("apt-get install redis-server");
        }
    }
}
