package org.learnstream.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

/** The short form of {@code scripts/chaos}. */
final class ChaosIT {
    @TempDir
    Path folder;

    @Test
    void shouldLoseDoubleAndRefuseNothingWhenBrokersAndInstancesFail() throws IOException {
        // given
        Path json = folder.resolve("chaos.json");
        Path kept = folder.resolve("kept");

        // when
        CommandRun run = CommandRun.of(
                "chaos", "--minutes", "1.5", "--seed", "3", "--keep", kept.toString(), "--json", json.toString());

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).contains("faults injected", "reads failed", "differences");
        JsonNode document = new ObjectMapper().readTree(json.toFile());
        assertThat(document.get("minutes").asDouble()).isEqualTo(1.5);
        assertThat(document.get("seed").asLong()).isEqualTo(3);
        assertThat(document.get("faults").asInt()).isGreaterThanOrEqualTo(4);
        assertThat(document.get("events").asLong()).isGreaterThan(5_000);
        assertThat(document.get("reads").asLong()).isGreaterThan(1_000);
        assertThat(document.get("readsFailed").asLong()).isZero();
        assertThat(document.get("differences").asLong()).isZero();
        assertThat(kept).isDirectoryContaining("glob:**/chaos.log").isDirectoryContaining("glob:**/broker-3.log");
    }
}
