package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

final class BenchRestoreCommandIT {
    @TempDir
    private Path folder;

    @Test
    void shouldMeasureUntilReadyWhenAnInstanceStartsFromTheTopics() throws IOException {
        // given
        Path json = folder.resolve("restore.json");

        // when: it checks itself that every learner is in the model
        CommandRun run = CommandRun.of(
                "bench",
                "restore",
                "--learners",
                "300",
                "--courses",
                "40",
                "--history",
                "6",
                "--runs",
                "1",
                "--set",
                "topics.partitions=2",
                "--json",
                json.toString());

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("300 learners, 40 courses, 6 courses each, uniform choice; 1 runs")
                .containsPattern("ready to answer, s +[0-9.]+ +[0-9.]+");
        JsonNode document = new ObjectMapper().readTree(json.toFile());
        assertThat(document.get("learners").asInt()).isEqualTo(300);
        double rebuilt = document.at("/medians/course model rebuilt, s").asDouble();
        assertThat(rebuilt).isPositive();
        assertThat(document.at("/medians/ready to answer, s").asDouble()).isGreaterThanOrEqualTo(rebuilt);
    }
}
