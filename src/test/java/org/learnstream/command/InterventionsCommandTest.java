package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.DataSets;

import static org.assertj.core.api.Assertions.assertThat;

final class InterventionsCommandTest {
    @TempDir
    private Path directory;

    /**
     * One is silent from the 1st to the 12th, and then for ever; two is silent from the 1st on. Windows last until the
     * 30th, and neither comes back in the ten days after it.
     */
    @BeforeEach
    void writeDataSet() {
        DataSets.kdd2015(
                directory,
                List.of("c,one,2014-06-01,2014-06-30,1", "c,two,2014-06-01,2014-06-30,1"),
                List.of(
                        "c,one,2014-06-01,1,0,0,0,0,0,0",
                        "c,two,2014-06-01,0,0,0,0,1,0,0",
                        "c,one,2014-06-12,0,1,0,0,0,1,0"));
    }

    private CommandRun run(String... more) {
        List<String> arguments = new java.util.ArrayList<>(List.of("interventions", "--data", directory.toString()));
        arguments.addAll(List.of(more));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static String line(CommandRun run, String begin) {
        return run.output()
                .lines()
                .map(line -> line.replaceAll("\\s+", " "))
                .filter(line -> line.startsWith(begin))
                .findFirst()
                .orElse("no line begins with " + begin + " in\n" + run.output());
    }

    @Test
    void shouldCountWhatDefaultRulesWouldHaveDone() throws IOException {
        // given
        Path json = directory.resolve("out.json");

        // when
        CommandRun run = run("--json", json.toString(), "--examples", "1", "--set", "interventions.quiet-hours=");

        // then: at risk on the 8th and, for one, on the 19th; gone on the 1st and the 12th of July
        assertThat(run.errors()).doesNotContain("Exception");
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("2 learners, 5 alerts, 5 with a suggestion");
        assertThat(line(run, "reminder AT_RISK")).isEqualTo("reminder AT_RISK 3 3 0 0 0 0 0 0 0 33.3%");
        assertThat(line(run, "reminder GONE")).startsWith("no line begins");
        assertThat(run.output())
                .contains("No alert met the conditions of tutor-call, win-back, discontent, slipping-away.");
        assertThat(line(run, "community GONE")).isEqualTo("community GONE 2 2 0 0 0 0 0 0 0 -");
        assertThat(line(run, "notice AT_RISK")).isEqualTo("notice AT_RISK 3 0 0 0 0 0 0 0 3 -");
        assertThat(line(run, "reminder email")).isEqualTo("reminder email 3 0 3 33.3%");
        assertThat(line(run, "one 2014-06-08T")).contains("AT_RISK - reminder reminder email 2014-06-08T");
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.get("learners").intValue()).isEqualTo(2);
        assertThat(report.at("/rules/0/rule").asText()).isEqualTo("community");
        assertThat(report.at("/actions/0/action").asText()).isEqualTo("community-nudge");
    }

    @Test
    void shouldShowWhyRulesOfAFileWereNotApplied() throws IOException {
        // given
        Path rules = Files.writeString(
                directory.resolve("rules.txt"), "# mine\nmail | level=AT_RISK | reminder | email | P30D | 1\n");

        // when
        CommandRun agreed = run("--rules", rules.toString(), "--set", "interventions.quiet-hours=00:00-23:59");
        CommandRun refused = run("--rules", rules.toString(), "--consent", "0", "--by-month");
        CommandRun first = run("--rules", rules.toString(), "--limit", "1");

        // then
        assertThat(line(agreed, "mail AT_RISK")).isEqualTo("mail AT_RISK 3 2 2 0 0 0 1 0 0 50.0%");
        assertThat(line(agreed, "(none) AT_RISK")).isEqualTo("(none) AT_RISK 1 - - 0 0 0 0 0 0 0.0%");
        assertThat(line(refused, "mail 2014-06 AT_RISK")).isEqualTo("mail 2014-06 AT_RISK 3 0 0 0 3 0 0 0 0 -");
        assertThat(line(refused, "(none) 2014-07 GONE")).isEqualTo("(none) 2014-07 GONE 2 - - 0 0 0 0 0 0 -");
        assertThat(first.output()).contains("1 learners, 3 alerts, 1 with a suggestion");
    }

    @Test
    void shouldSayWhatIsExpectedWhenOptionsAreWrong() throws IOException {
        // given
        Path rules = Files.writeString(directory.resolve("rules.txt"), "\nmail | level=LOST | a | email | P1D | 1\n");

        // when
        CommandRun unusable = run("--rules", rules.toString());
        CommandRun absent = run("--rules", directory.resolve("absent").toString());
        CommandRun share = run("--consent", "2");
        CommandRun nothing = CommandRun.of("interventions");
        CommandRun noData = CommandRun.of(
                "interventions", "--data", directory.resolve("nowhere").toString());

        // then
        assertThat(unusable.exitCode()).isEqualTo(1);
        assertThat(unusable.errors())
                .contains("interventions.rules, line 2, is \"mail | level=LOST")
                .contains("got LOST");
        assertThat(absent.errors()).contains("absent").contains("cannot be read");
        assertThat(share.exitCode()).isEqualTo(2);
        assertThat(share.errors()).contains("--consent is 2.0, expected 0 to 1");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.errors()).contains("--data").contains("--bootstrap");
        assertThat(noData.exitCode()).isEqualTo(1);
        assertThat(noData.errors()).contains("daily-events.csv").doesNotContain("Exception");
    }
}
