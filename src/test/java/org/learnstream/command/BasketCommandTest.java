package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.testkit.CommandRun;

import static org.assertj.core.api.Assertions.assertThat;

final class BasketCommandTest {
    @TempDir
    private Path directory;

    /** Thirty learners, who have all ten courses of one of three groups, or all but one. */
    @BeforeEach
    void writeDataSet() throws IOException {
        List<String> lines = new ArrayList<>(List.of("user_id\tcourse_ids"));
        for (int learner = 0; learner < 30; learner++) {
            List<String> courses = new ArrayList<>();
            for (int course = 0; course < 10; course++) {
                if (learner < 27 || course != learner % 3) {
                    courses.add("C_" + learner % 3 + course);
                }
            }
            lines.add("U_" + learner + "\t" + String.join(" ", courses));
        }
        Files.write(directory.resolve("enrolments.tsv"), lines);
    }

    @Test
    void shouldPrintATableAndWriteJsonWhenAFifthIsHidden() throws IOException {
        // given
        Path json = directory.resolve("out.json");

        // when
        CommandRun run = CommandRun.of(
                "evaluate",
                "basket",
                "--data",
                directory.toString(),
                "--models",
                "user-neighbours",
                "--json",
                json.toString(),
                "--set",
                "recommend.neighbours=9");

        // then: what is hidden of a learner, others of the group have
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .contains("30 learners, 30 courses")
                .contains("recall@20")
                .contains("NDCG@20");
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.get("learners").intValue()).isEqualTo(30);
        assertThat(report.at("/models/user-neighbours/recall@10").doubleValue()).isEqualTo(1);
        assertThat(report.at("/models/user-neighbours/ndcg@20").doubleValue()).isBetween(0.5, 1.0);
    }

    @Test
    void shouldHideTheCoursesOfATestFileWhenThereIsOne() throws IOException {
        // given: one that the learner has in the data set, and one that they have not
        Path test = Files.writeString(
                directory.resolve("test.tsv"), "user_id\tcourse_id\nU_0\tC_09\nU_27\tC_00\nU_0\tC_29\n");
        Path json = directory.resolve("out.json");

        // when
        CommandRun run = CommandRun.of(
                "evaluate",
                "basket",
                "--data",
                directory.toString(),
                "--test",
                test.toString(),
                "--models",
                "user-neighbours",
                "--json",
                json.toString());

        // then: first the course that the group has, then those of the other groups, the popular ones by identifier
        assertThat(run.errors()).isEmpty();
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.get("learners").intValue()).isEqualTo(2);
        assertThat(report.at("/models/user-neighbours/recall@10").doubleValue()).isEqualTo((0.5 + 1) / 2);
        assertThat(report.at("/models/user-neighbours/recall@20").doubleValue()).isEqualTo(1);
    }

    @Test
    void shouldSayWhatIsExpectedWhenOptionsAreWrong() {
        // when
        CommandRun unknownModel =
                CommandRun.of("evaluate", "basket", "--data", directory.toString(), "--models", "oracle");
        CommandRun noData = CommandRun.of("evaluate", "basket");
        CommandRun noFile = CommandRun.of(
                "evaluate",
                "basket",
                "--data",
                directory.toString(),
                "--test",
                directory.resolve("no").toString());

        // then
        assertThat(unknownModel.exitCode()).isEqualTo(2);
        assertThat(unknownModel.errors()).contains("oracle").contains("user-neighbours");
        assertThat(noData.errors()).contains("--data");
        assertThat(noFile.exitCode()).isEqualTo(1);
        assertThat(noFile.errors()).contains("is no file");
    }
}
