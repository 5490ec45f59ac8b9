package org.learnstream.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.domain.recommend.Recommenders;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.DataSets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

final class NextCourseCommandTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void writeDataSet() {
        Map<String, List<String>> courses = new LinkedHashMap<>();
        for (int learner = 0; learner < 30; learner++) {
            courses.put(
                    "U_" + learner, List.of("C_" + learner % 3, "C_" + (10 + learner % 3), "C_" + (20 + learner % 3)));
        }
        DataSets.moocCubeX(directory, courses);
    }

    @Test
    void shouldPrintATableAndWriteJsonWhenLastCoursesAreHidden() throws IOException {
        // given
        Path json = directory.resolve("out.json");

        // when
        CommandRun run = CommandRun.of(
                "evaluate",
                "next-course",
                "--data",
                directory.toString(),
                "--models",
                "item-cosine,popularity",
                "--json",
                json.toString(),
                "--threads",
                "2");

        // then: with their last courses hidden from all, nobody knows those courses, and whatever is popular comes
        // first
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).contains("30 learners, 9 courses").contains("NDCG@10");
        assertThat(run.output().lines().filter(line -> line.startsWith("item-cosine ")))
                .hasSize(1);
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.get("learners").intValue()).isEqualTo(30);
        assertThat(report.get("models").fieldNames()).toIterable().containsExactly("item-cosine", "popularity");
        assertThat(report.at("/models/item-cosine/mrr").doubleValue())
                .isCloseTo((1 / 5.0 + 1 / 6.0 + 1 / 7.0) / 3, within(1e-9));
    }

    @Test
    void shouldLearnFromAllCoursesWhenATestFileSaysWhatCameNext() throws IOException {
        // given: U_0 and the stranger are asked about; U_0 has C_0, C_10 and C_20 already
        Path test = Files.writeString(
                directory.resolve("test.tsv"), "user_id\tcourse_id\nU_0\tC_1\nU_stranger\tC_2\nU_1\tC_nowhere\n");
        Path json = directory.resolve("out.json");

        // when
        CommandRun run = CommandRun.of(
                "evaluate",
                "next-course",
                "--data",
                directory.toString(),
                "--test",
                test.toString(),
                "--json",
                json.toString());

        // then
        assertThat(run.errors()).isEmpty();
        JsonNode report = new ObjectMapper().readTree(Files.readString(json));
        assertThat(report.get("learners").intValue()).isEqualTo(3);
        assertThat(report.at("/models/popularity/hr@10").doubleValue()).isEqualTo(2.0 / 3);
        assertThat(report.at("/models").fieldNames()).toIterable().containsExactlyElementsOf(Recommenders.names());
    }

    @Test
    void shouldSayWhatIsExpectedWhenOptionsAreWrong() {
        // when
        CommandRun unknownModel =
                CommandRun.of("evaluate", "next-course", "--data", directory.toString(), "--models", "oracle");
        CommandRun noThreads =
                CommandRun.of("evaluate", "next-course", "--data", directory.toString(), "--threads", "0");
        CommandRun noData = CommandRun.of("evaluate", "next-course");
        CommandRun nothing = CommandRun.of("evaluate");

        // then
        assertThat(unknownModel.exitCode()).isEqualTo(2);
        assertThat(unknownModel.errors()).contains("oracle").contains("item-cosine-recency");
        assertThat(noThreads.errors()).contains("--threads is 0, expected 1 or more");
        assertThat(noData.errors()).contains("--data");
        assertThat(nothing.exitCode()).isEqualTo(2);
        assertThat(nothing.errors()).contains("next-course");
    }

    @Test
    void shouldSayWhereItLookedWhenThereIsNoDataSet() {
        // when
        CommandRun run = CommandRun.of(
                "evaluate", "next-course", "--data", directory.resolve("absent").toString());

        // then
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.errors()).contains("absent").contains("enrolments.tsv.gz");
        assertThat(run.errors()).doesNotContain("Exception");
    }
}
