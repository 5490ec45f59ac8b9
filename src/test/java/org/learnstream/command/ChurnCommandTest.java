package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.DataSets;

import static org.assertj.core.api.Assertions.assertThat;

/** Made-up courses in which those who were there in the last ten days come back, most of the time. */
final class ChurnCommandTest {
    private static final LocalDate START = LocalDate.of(2014, 5, 25);

    @TempDir
    private Path directory;

    private Path courses(String name, List<String> ids) throws IOException {
        Random random = new Random(ids.hashCode());
        List<String> enrolments = new ArrayList<>();
        List<String> days = new ArrayList<>();
        int enrolment = 0;
        for (String course : ids) {
            for (int learner = 0; learner < 150; learner++) {
                int last = random.nextInt(30);
                enrolment++;
                for (int day = 0; day <= last; day += 1 + random.nextInt(4)) {
                    days.add(course + "," + enrolment + "," + START.plusDays(day) + ",3,0,1,0,2,1,0");
                }
                boolean away = last < 20 ? random.nextInt(10) > 0 : random.nextInt(10) == 0;
                enrolments.add(
                        course + "," + enrolment + "," + START + "," + START.plusDays(29) + "," + (away ? 1 : 0));
            }
        }
        return DataSets.kdd2015(Files.createDirectory(directory.resolve(name)), enrolments, days);
    }

    @Test
    void shouldPrintFiguresAndWriteReportsWhenTestCoursesAreAskedAbout() throws IOException {
        // given
        Path data = courses("kdd2015", List.of("1", "2A", "2B", "3", "645"));
        Path json = directory.resolve("out.json");
        Path html = directory.resolve("out.html");

        // when
        CommandRun run = CommandRun.of(
                "evaluate",
                "churn",
                "--data",
                directory.toString(),
                "--json",
                json.toString(),
                "--html",
                html.toString(),
                "--threads",
                "1");

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(data).isDirectory();
        assertThat(run.output())
                .contains("150 learners, 1 courses")
                .contains("recency")
                .contains("said");
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.get("days").fieldNames()).toIterable().containsExactly("7", "14", "21", "30");
        assertThat(report.at("/days/30/auc").doubleValue()).isGreaterThan(0.8);
        assertThat(report.at("/days/30/logloss").doubleValue()).isLessThan(0.6);
        assertThat(report.at("/days/30/brier").doubleValue()).isBetween(0.0, 0.25);
        assertThat(report.at("/baseline/30/auc").doubleValue()).isGreaterThan(0.8);
        assertThat(report.get("models").fieldNames()).toIterable().containsExactly("logistic", "trees", "blend");
        assertThat(report.at("/days")
                        .equals(report.at("/models/" + report.get("chosen").textValue())))
                .isTrue();
        assertThat(Files.readString(html))
                .contains("<polyline class=\"model\"")
                .contains("<circle")
                .doesNotContain("NaN");
    }

    @Test
    void shouldAskAboutAllOtherCoursesWhenTestDataAreNamed() throws IOException {
        // given
        Path data = courses("known", List.of("1", "645"));
        Path test = courses("unseen", List.of("8", "9"));
        Path json = directory.resolve("out.json");

        // when
        CommandRun run = CommandRun.of(
                "evaluate", "churn", "--data", data.toString(), "--test", test.toString(), "--json", json.toString());

        // then
        assertThat(run.errors()).isEmpty();
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.get("learners").intValue()).isEqualTo(300);
        assertThat(report.get("courses").intValue()).isEqualTo(2);
    }

    @Test
    void shouldLeaveEachKnownCourseOutOnceWhenValidating() throws IOException {
        // when
        CommandRun run = CommandRun.of(
                "evaluate",
                "churn",
                "--data",
                courses("known", List.of("1", "2", "645")).toString(),
                "--validate");

        // then
        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).contains("300 learners, 2 courses, each left out once");
    }

    @Test
    void shouldSayWhatIsMissingWhenThereIsNothingToLearnFromOrToAskAbout() throws IOException {
        // given
        Path one = courses("one", List.of("1", "645"));
        Path unasked = courses("unasked", List.of("1", "2"));

        // when
        CommandRun noKnown = CommandRun.of("evaluate", "churn", "--data", one.toString());
        CommandRun noAsked = CommandRun.of("evaluate", "churn", "--data", unasked.toString());
        CommandRun noThreads = CommandRun.of("evaluate", "churn", "--data", one.toString(), "--threads", "0");

        // then
        assertThat(noKnown.exitCode()).isEqualTo(2);
        assertThat(noKnown.errors()).contains("1 courses to learn from, expected 2 or more");
        assertThat(noAsked.errors()).contains("none of the courses 645");
        assertThat(noThreads.errors()).contains("--threads is 0, expected 1 or more");
    }
}
