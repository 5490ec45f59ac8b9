package org.learnstream.command;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;

final class GenerateCommandIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @Test
    void shouldSendTheCampusAndSayWhatItSent() {
        // given
        CommandRun.of("topics", "create", "--bootstrap", BROKER.bootstrapServers());

        // when
        CommandRun run = CommandRun.of(
                "generate",
                "--bootstrap",
                BROKER.bootstrapServers(),
                "--learners",
                "50",
                "--courses",
                "40",
                "--history",
                "30d",
                "--limit",
                "2000",
                "--bad-share",
                "0.05",
                "--seed",
                "9");

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        Records records = new Records(BROKER.bootstrapServers());
        int clicks = records.read(Topics.CLICKS.name()).size();
        assertThat(clicks).isGreaterThan(500);
        assertThat(run.output().lines().map(line -> line.replaceAll(" +", " ").replace(",", "")))
                .contains("catalog.courses 40", "learning.clicks " + clicks)
                .anyMatch(line -> line.startsWith(" of these duplicate: "))
                .anyMatch(line -> line.startsWith("2000 events in "));
        assertThat(records.read(Topics.COURSES.name())).hasSize(40);
    }

    @Test
    void shouldSayWhatToDoWhenTopicsAreMissing() {
        // when
        CommandRun run = CommandRun.of("generate", "--bootstrap", "127.0.0.1:1", "--limit", "10", "--learners", "1");

        // then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("127.0.0.1:1");
        assertThat(run.output()).isEmpty();
    }
}
