package org.learnstream.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.wire.avro.Course;
import org.learnstream.wire.avro.Gender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

final class MoocCubeXTest {
    @TempDir
    private Path directory;

    @Test
    void shouldReadEnrolmentsInOrderWhenTheFileIsCompressed() throws IOException {
        // given
        compressed("enrolments.tsv.gz", "user_id\tcourse_ids_in_order\nU_1\tC_2 C_1\nU_2\tC_3\n");

        // when
        List<LearnerCourses> enrolments = MoocCubeX.in(directory).enrolments();

        // then
        assertThat(enrolments)
                .containsExactly(
                        new LearnerCourses("U_1", List.of("C_2", "C_1")), new LearnerCourses("U_2", List.of("C_3")));
    }

    @Test
    void shouldReadTheSameWhenTheFileIsPlainAndTheParentFolderIsGiven() throws IOException {
        // given
        Files.createDirectory(directory.resolve("mooccubex"));
        plain("mooccubex/enrolments.tsv", "user_id\tcourse_ids_in_order\nU_1\tC_2 C_1\n");

        // when
        MoocCubeX dataSet = MoocCubeX.in(directory);

        // then
        assertThat(dataSet.directory()).isEqualTo(directory.resolve("mooccubex"));
        assertThat(dataSet.enrolments()).containsExactly(new LearnerCourses("U_1", List.of("C_2", "C_1")));
    }

    @Test
    void shouldSayWhatIsMissingWhenTheFolderHoldsNoDataSet() {
        // when, then
        assertThatThrownBy(() -> MoocCubeX.in(directory))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining(directory.toString())
                .hasMessageContaining("enrolments.tsv.gz");
    }

    @Test
    void shouldNameFileLineAndExpectationWhenALineIsMalformed() throws IOException {
        // given
        String header = "user_id\tcourse_ids_in_order\n";

        // when, then
        assertThatThrownBy(() -> enrolments("user\tcourses\nU_1\tC_1\n"))
                .hasMessageContaining("enrolments.tsv, line 1")
                .hasMessageContaining("user_id<tab>course_ids_in_order");
        assertThatThrownBy(() -> enrolments("")).hasMessageContaining("line 1: nothing, expected the header");
        assertThatThrownBy(() -> enrolments(header + "U_1\tC_1\nU_2 C_1\n"))
                .hasMessageContaining("enrolments.tsv, line 3: 1 field, expected 2 separated by a tab");
        assertThatThrownBy(() -> enrolments(header + "\tC_1\n")).hasMessageContaining("line 2: an empty user_id");
        assertThatThrownBy(() -> enrolments(header + "U_1\tC_1  C_2\n")).hasMessageContaining("an empty course_id");
        assertThatThrownBy(() -> enrolments(header + "U_1\tC_1 C_1\n")).hasMessageContaining("course C_1 twice");
        assertThatThrownBy(() -> enrolments(header + "U_1\tC_1\n\nU_1\tC_2\n"))
                .hasMessageContaining("line 4: learner U_1 again");
    }

    @Test
    void shouldReadTheCatalogueWhenCoursesAreDescribedOrHaveAnIdentifierOnly() throws IOException {
        // given
        plain("enrolments.tsv", "user_id\tcourse_ids_in_order\n");
        plain("courses.jsonl", """
                {"course_id": "C_1"}
                {"course_id": "C_2", "name": "生活英语", "about": "An introduction", "prerequisites": "", \
                "fields": ["外国语言文学", "Arts"], "schools": ["清华大学", "MIT"], "teachers": ["杨芳"], "concepts": ["couch", ""]}
                """);

        // when
        List<Course> courses = MoocCubeX.in(directory).courses();

        // then
        assertThat(courses)
                .containsExactly(
                        Course.newBuilder()
                                .setCourseId("C_1")
                                .setEventTime(1_577_836_800_000L)
                                .build(),
                        Course.newBuilder()
                                .setCourseId("C_2")
                                .setEventTime(1_577_836_800_000L)
                                .setTitle("生活英语")
                                .setDescription("An introduction")
                                .setCategory("外国语言文学")
                                .setSchool("清华大学, MIT")
                                .setTeachers(List.of("杨芳"))
                                .setSkills(List.of("couch"))
                                .build());
    }

    @Test
    void shouldNameTheLineWhenACourseIsMalformed() throws IOException {
        // when, then
        assertThatThrownBy(() -> courses("{\"course_id\": \"C_1\"}\n{\"course_id\": \"C_1\"}\n"))
                .hasMessageContaining("courses.jsonl, line 2: course C_1 again");
        assertThatThrownBy(() -> courses("{\"course_id\": 5}\n"))
                .hasMessageContaining("course_id is 5, expected a text");
        assertThatThrownBy(() -> courses("{}\n")).hasMessageContaining("line 1: no course_id");
        assertThatThrownBy(() -> courses("[]\n")).hasMessageContaining("expected one JSON object");
        assertThatThrownBy(() -> courses("{\n")).hasMessageContaining("line 1: no JSON");
        assertThatThrownBy(() -> courses("{\"course_id\": \"C_1\", \"teachers\": \"me\"}\n"))
                .hasMessageContaining("teachers is \"me\", expected an array of texts");
        assertThatThrownBy(() -> courses("{\"course_id\": \"C_1\", \"teachers\": [7]}\n"))
                .hasMessageContaining("teachers is [7], expected an array of texts");
    }

    @Test
    void shouldReadGendersWhenCodesAreKnown() throws IOException {
        // given
        plain("enrolments.tsv", "user_id\tcourse_ids_in_order\n");
        plain("users.tsv", "user_id\tgender_code\nU_1\t0\nU_2\t1\nU_3\t2\n");

        // when
        List<LearnerGender> genders = MoocCubeX.in(directory).genders();

        // then
        assertThat(genders)
                .containsExactly(
                        new LearnerGender("U_1", Gender.UNKNOWN),
                        new LearnerGender("U_2", Gender.MALE),
                        new LearnerGender("U_3", Gender.FEMALE));
    }

    @Test
    void shouldRefuseWhenAGenderCodeIsUnknown() throws IOException {
        // given
        plain("enrolments.tsv", "user_id\tcourse_ids_in_order\n");
        plain("users.tsv", "user_id\tgender_code\nU_1\t7\n");

        // when, then
        assertThatThrownBy(() -> MoocCubeX.in(directory).genders())
                .hasMessageContaining("users.tsv, line 2: gender_code 7, expected 0, 1 or 2");
    }

    @Test
    void shouldReadAnswersWhenTheFileHasOneCoursePerLearner() throws IOException {
        // given
        Path file = plain("test.tsv", "user_id\tcourse_id\nU_1\tC_9\r\nU_2\tC_8\n");

        // when
        List<LearnerCourse> answers = MoocCubeX.answers(file);

        // then
        assertThat(answers).containsExactly(new LearnerCourse("U_1", "C_9"), new LearnerCourse("U_2", "C_8"));
    }

    @Test
    void shouldSayWhatIsExpectedWhenAnswersAreMissingOrDoubled() throws IOException {
        // given
        Path doubled = plain("test.tsv", "user_id\tcourse_id\nU_1\tC_9\nU_1\tC_8\n");

        // when, then
        assertThatThrownBy(() -> MoocCubeX.answers(directory.resolve("absent.tsv")))
                .hasMessageContaining("absent.tsv is no file");
        assertThatThrownBy(() -> MoocCubeX.answers(doubled)).hasMessageContaining("line 3: learner U_1 again");
    }

    @Test
    void shouldReadTheUnorderedEnrolmentsWhenTheirHeaderIsTheOtherOne() throws IOException {
        // given
        plain("enrolments.tsv", "user_id\tcourse_ids\nU_1\tC_2 C_1\n");

        // when
        List<LearnerCourses> enrolments = MoocCubeXText.in(directory).enrolments();

        // then
        assertThat(enrolments).containsExactly(new LearnerCourses("U_1", List.of("C_2", "C_1")));
    }

    @Test
    void shouldDescribeTheCoursesTakenWhenTheCatalogueIsInTheFolderBeside() throws IOException {
        // given
        Path text = Files.createDirectories(directory.resolve("mooccubex-text"));
        Path other = Files.createDirectories(directory.resolve("mooccubex"));
        Files.writeString(text.resolve("enrolments.tsv"), "user_id\tcourse_ids\nU_1\tC_2 C_1\nU_2\tC_2\n");
        Files.writeString(
                other.resolve("courses.jsonl"),
                "{\"course_id\": \"C_2\", \"name\": \"Two\"}\n{\"course_id\": \"C_3\", \"name\": \"Three\"}\n");

        // when
        List<Course> courses = MoocCubeXText.in(directory).courses();

        // then
        assertThat(courses).extracting(Course::getCourseId).containsExactly("C_1", "C_2");
        assertThat(courses).extracting(Course::getTitle).containsExactly(null, "Two");
    }

    @Test
    void shouldGatherTheCoursesOfALearnerWhenAFileHasOneALine() throws IOException {
        // given
        Path file = plain("test.tsv", "user_id\tcourse_id\nU_1\tC_2\nU_2\tC_1\nU_1\tC_1\n");

        // when
        List<LearnerCourses> baskets = MoocCubeXText.baskets(file);

        // then
        assertThat(baskets)
                .containsExactly(
                        new LearnerCourses("U_1", List.of("C_2", "C_1")), new LearnerCourses("U_2", List.of("C_1")));
    }

    @Test
    void shouldNameTheLineWhenABasketHoldsACourseTwice() throws IOException {
        // given
        Path file = plain("test.tsv", "user_id\tcourse_id\nU_1\tC_2\nU_1\tC_2\n");

        // then
        assertThatThrownBy(() -> MoocCubeXText.baskets(file))
                .isInstanceOf(MalformedDataException.class)
                .hasMessageContaining("C_2 twice")
                .hasMessageContaining("3");
    }

    private void enrolments(String content) throws IOException {
        plain("enrolments.tsv", content);
        MoocCubeX.in(directory).enrolments();
    }

    private void courses(String content) throws IOException {
        plain("enrolments.tsv", "user_id\tcourse_ids_in_order\n");
        plain("courses.jsonl", content);
        MoocCubeX.in(directory).courses();
    }

    private Path plain(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private void compressed(String name, String content) throws IOException {
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(directory.resolve(name)))) {
            file.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }
}
