package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

final class BenchChurnCommandIT {
    @TempDir
    private Path folder;

    @Test
    void shouldMeasureEventsWindowsAndClosingWhenLearnersFellSilent() throws IOException {
        // given
        Path json = folder.resolve("churn.json");

        // when
        CommandRun run = CommandRun.of(
                "bench",
                "churn",
                "--learners",
                "2000",
                "--set",
                "topics.partitions=2",
                "--set",
                "churn.settle=PT4S",
                "--json",
                json.toString());

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("2,000 learners, 8,000 clicks");
        JsonNode figures = new ObjectMapper().readTree(json.toFile()).get("figures");
        assertThat(figures.get("windows closed").asInt()).isEqualTo(200);
        assertThat(figures.get("further click of a day, µs, median").asDouble()).isPositive();
        assertThat(figures.get("bytes on disk of a window").asDouble()).isPositive();
        assertThat(figures.get("longest pause between events while windows close, ms")
                        .asDouble())
                .isPositive();
    }
}
