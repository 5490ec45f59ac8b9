package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark of throughput, run small; the broker and what is measured are processes of their own. */
final class BenchThroughputCommandIT {
    @TempDir
    private Path folder;

    @Test
    void shouldCompareTheInstanceWithABareApplicationWhenThereAreNoData() throws IOException {
        // given
        Path json = folder.resolve("throughput.json");

        // when
        CommandRun run = CommandRun.of(
                "bench",
                "throughput",
                "--limit",
                "4000",
                "--runs",
                "1",
                "--set",
                "topics.partitions=2",
                "--json",
                json.toString());

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("synthetic campus").contains("events a second");
        JsonNode campus = new ObjectMapper().readTree(json.toFile()).at("/dataSets/campus");
        assertThat(campus.get("events").asLong()).isEqualTo(4000);
        assertThat(campus.at("/medians/full rate").asDouble()).isPositive();
        assertThat(campus.at("/medians/bare rate").asDouble()).isPositive();
        assertThat(campus.at("/medians/full cpuMicros").asDouble()).isPositive();
        assertThat(campus.at("/medians/cpuRatio").asDouble())
                .isEqualTo(campus.at("/medians/bare cpuMicros").asDouble()
                        / campus.at("/medians/full cpuMicros").asDouble());
        assertThat(campus.get("stages").properties())
                .isNotEmpty()
                .allMatch(stage -> stage.getValue().asDouble() >= 0);
    }
}
