package org.learnstream.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.DataSets;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;

final class ReplayCommandIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @TempDir
    private Path directory;

    @Test
    void shouldSendTheEarliestEventsAndSaySoWhenLimited() {
        // given
        DataSets.moocCubeX(directory, Map.of("U_1", List.of("C_1", "C_2", "C_3"), "U_2", List.of("C_1", "C_2")));
        CommandRun.of("topics", "create", "--bootstrap", BROKER.bootstrapServers());

        // when
        CommandRun run = CommandRun.of(
                "replay",
                "mooccubex",
                directory.toString(),
                "--bootstrap",
                BROKER.bootstrapServers(),
                "--limit",
                "4",
                "--rate",
                "100");

        // then: four events at a hundred per second take three hundredths of a second at least
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().map(line -> line.replaceAll(" +", " ")))
                .contains("learning.purchases 4", "catalog.courses 3", "learner.registrations 2")
                .anyMatch(line -> line.startsWith("4 events in "));
        assertThat(new Records(BROKER.bootstrapServers()).read("learning.purchases"))
                .hasSize(4);
    }

    @Test
    void shouldProcessEverythingAndSayHowFastWhenThePlatformIsEmbedded() {
        // given
        DataSets.moocCubeX(directory, Map.of("U_1", List.of("C_1", "C_2", "C_3"), "U_2", List.of("C_1", "C_2")));

        // when
        CommandRun run = CommandRun.of(
                "replay", "mooccubex", directory.toString(), "--embedded", "--set", "topics.partitions=2");

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("5 events in ")
                .containsPattern(
                        "processed and committed [0-9.]+ s after the first event, [0-9,]+ events/s end to end");
    }

    @Test
    void shouldSayWhatIsExpectedWhenArgumentsAreWrong() {
        // when
        CommandRun unknown = CommandRun.of("replay", "netflix", directory.toString());
        CommandRun negative = CommandRun.of("replay", "mooccubex", directory.toString(), "--rate", "-1");
        CommandRun absent = CommandRun.of("replay", "kdd2015", directory.toString());

        // then
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.errors()).contains("no data set is called netflix, expected one of kdd2015, mooccubex");
        assertThat(negative.exitCode()).isEqualTo(2);
        assertThat(negative.errors()).contains("the rate is -1.0");
        assertThat(absent.exitCode()).isEqualTo(1);
        assertThat(absent.errors()).contains("daily-events.csv");
    }
}
