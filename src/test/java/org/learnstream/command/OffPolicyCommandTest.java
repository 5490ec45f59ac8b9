package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.dataset.FeedbackFile;
import org.learnstream.domain.evaluation.SlotLog;
import org.learnstream.domain.learner.Response;
import org.learnstream.testkit.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class OffPolicyCommandTest {
    @TempDir
    private Path folder;

    /** Writes 4,000 slots: arm x is shown to three in four and clicked by one in ten, arm y by one in five. */
    private Path feedback() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        List<String> lines = new ArrayList<>();
        for (int slot = 0; slot < 4_000; slot++) {
            boolean y = random.nextDouble() < 0.25;
            String arm = y ? "y" : "x";
            String learner = "u" + slot / 4;
            Double propensity = y ? 0.25 : 0.75;
            lines.add(
                    FeedbackFile.line(new SlotLog.Heard(learner, "s", slot % 4, arm, Response.IMPRESSION, propensity)));
            if (random.nextDouble() < (y ? 0.2 : 0.1)) {
                lines.add(FeedbackFile.line(new SlotLog.Heard(learner, "s", slot % 4, arm, Response.CLICK, null)));
            }
        }
        lines.add(FeedbackFile.line(new SlotLog.Heard("v", "s", 0, "x", Response.CLICK, null)));
        return Files.write(folder.resolve("feedback.jsonl"), lines);
    }

    @Test
    void shouldEstimateEachArmWhenReadingAnExport() throws IOException {
        // given
        Path json = folder.resolve("out.json");

        // when
        CommandRun run = CommandRun.of(
                "evaluate",
                "off-policy",
                "--feedback",
                feedback().toString(),
                "--set",
                "bandit.click-reward=1",
                "--json",
                json.toString());

        // then
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("4,001 slots with feedback, 4,000 with a known propensity")
                .doesNotContain("warning");
        JsonNode policies = new ObjectMapper().readTree(json.toFile()).at("/policies");
        assertThat(policies.findValuesAsText("policy")).containsExactly("x", "y", "uniform", "logged");
        assertThat(policies.at("/0/snips/value").asDouble()).isEqualTo(0.1, within(0.02));
        assertThat(policies.at("/1/snips/value").asDouble()).isEqualTo(0.2, within(0.04));
        assertThat(policies.at("/2/ips/value").asDouble()).isEqualTo(0.15, within(0.03));
        assertThat(policies.at("/3/ips/value").asDouble()).isEqualTo(0.125, within(0.02));
    }

    @Test
    void shouldNameTheLineWhenItIsNoFeedback() throws IOException {
        // given
        Path file = Files.write(folder.resolve("bad.jsonl"), List.of("{\"user_id\": \"u\"}"));

        // when
        CommandRun run = CommandRun.of("evaluate", "off-policy", "--feedback", file.toString());

        // then
        assertThat(run.exitCode()).isNotZero();
        assertThat(run.errors()).contains("bad.jsonl, line 1: slate_id is missing");
    }
}
