package org.learnstream.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The short form of {@code scripts/chaos}: whatever fails, nothing is lost, doubled or wrong.
 *
 * <p>The system property {@code LEARNSTREAM_CHAOS_MINUTES} says for how many minutes faults go on. Whether every read is
 * answered depends on how fast the machine is, so the command tells it and the test does not ask.
 */
final class ChaosIT {
    private static final String MINUTES = System.getProperty("LEARNSTREAM_CHAOS_MINUTES", "1");

    @TempDir
    Path folder;

    @Test
    void shouldLoseAndDoubleNothingWhenBrokersAndInstancesFail() throws IOException {
        // given
        Path json = folder.resolve("chaos.json");
        Path kept = folder.resolve("kept");

        // when
        CommandRun run = CommandRun.of(
                "chaos", "--minutes", MINUTES, "--seed", "3", "--keep", kept.toString(), "--json", json.toString());

        // then
        assertThat(run.output()).as(run.errors()).contains("faults injected", "reads failed", "differences");
        JsonNode document = new ObjectMapper().readTree(json.toFile());
        assertThat(document.get("differences").asLong()).as(run.output()).isZero();
        assertThat(run.exitCode())
                .as(run.output())
                .isEqualTo(document.get("readsFailed").asLong() > 0 ? 1 : 0);
        assertThat(document.get("seed").asLong()).isEqualTo(3);
        assertThat(document.get("faults").asInt()).isPositive();
        assertThat(document.get("events").asLong()).isGreaterThan(1_000);
        assertThat(document.get("reads").asLong()).isGreaterThan(100);
        assertThat(kept).isDirectoryContaining("glob:**/chaos.log").isDirectoryContaining("glob:**/broker-3.log");
    }
}
