package org.learnstream.command;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.learnstream.testkit.CommandRun;
import picocli.CommandLine.TypeConversionException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class GenerateCommandTest {
    @Test
    void shouldSayHowFastTheCampusIsWhenNothingIsSent() {
        // when
        CommandRun run = CommandRun.of(
                "generate", "--dry-run", "--limit", "3000", "--learners", "100", "--courses", "50", "--history", "1d");

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("learning.clicks")
                .containsPattern(
                        "3,000 events in [0-9.]+ s, [0-9,]+ events/s, [0-9]+ bytes each; [0-9.]+ simulated days");
    }

    @Test
    void shouldNameTheKeyWhenAValueIsOutOfRange() {
        // when
        CommandRun share = CommandRun.of("generate", "--dry-run", "--bad-share", "0.9");
        CommandRun learners = CommandRun.of("generate", "--dry-run", "--learners", "0");
        CommandRun limit = CommandRun.of("generate", "--dry-run", "--limit", "-1");
        CommandRun history = CommandRun.of("generate", "--dry-run", "--history", "soon");

        // then
        assertThat(share.exitCode()).isEqualTo(1);
        assertThat(share.errors()).contains("campus.bad-share").contains("0.9").contains("0 to 0.5");
        assertThat(learners.errors()).contains("campus.learners");
        assertThat(limit.exitCode()).isEqualTo(2);
        assertThat(limit.errors()).contains("--limit is -1, expected 0 or more");
        assertThat(history.exitCode()).isEqualTo(2);
        assertThat(history.errors()).contains("'soon' is no length of time, expected for example 30d or PT12H");
    }

    @Test
    void shouldReadLengthsOfTimeAsPeopleWriteThem() {
        // given
        DurationConverter converter = new DurationConverter();

        // when, then
        assertThat(converter.convert("30d")).isEqualTo(Duration.ofDays(30));
        assertThat(converter.convert("12h")).isEqualTo(Duration.ofHours(12));
        assertThat(converter.convert("15m")).isEqualTo(Duration.ofMinutes(15));
        assertThat(converter.convert("0s")).isEqualTo(Duration.ZERO);
        assertThat(converter.convert("PT36H")).isEqualTo(Duration.ofHours(36));
        assertThatThrownBy(() -> converter.convert("30 days")).isInstanceOf(TypeConversionException.class);
    }
}
