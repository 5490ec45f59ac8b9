package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

/** The benchmark of scoring, run small in a process of its own. */
final class BenchScoringCommandIT {
    @TempDir
    private Path folder;

    @Test
    void shouldTimeEveryRecommenderWhenRunSmall() throws IOException {
        // given
        Path json = folder.resolve("scoring.json");

        // when
        CommandRun run = CommandRun.of(
                "bench",
                "scoring",
                "--learners",
                "300",
                "--courses",
                "100",
                "--history",
                "5",
                "--runs",
                "1",
                "--seconds",
                "1",
                "--json",
                json.toString());

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("300 learners")
                .contains("allRecommenders")
                .contains("hybridSlate");
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.at("/learners").asInt()).isEqualTo(300);
        assertThat(figures.at("/allRecommenders: p50, µs").asDouble()).isPositive();
        assertThat(figures.at("/hybridSlate: p50, µs").asDouble()).isPositive();
    }
}
