package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.config.SettingsLoader;
import org.learnstream.query.Answer.Found;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Stale;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.Freshness;
import org.learnstream.query.LearnerRows;
import org.learnstream.query.RowDecoder;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.ServedTable;
import org.learnstream.testkit.Published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.http.ServerHarness.json;

final class RecommendationEndpointsTest {
    private final ServerHarness server = new ServerHarness();

    @BeforeEach
    void publishCourses() {
        for (String courseId : List.of("java", "kafka", "avro", "spark", "go")) {
            server.publish(courseId, "All about " + courseId);
        }
        server.train("u-1", "spark", "go");
        server.train("u-2", "spark", "avro");
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldShowTheSlateWhenTheLearnerHasOne() throws Exception {
        // given
        server.learners.put(
                "anna",
                Published.slate("anna", "java", "kafka", "avro"),
                Published.taken("java"),
                Published.registration("anna"));

        // when
        HttpResponse<String> response = server.get("/v1/users/anna/recommendations");

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("application/json");
        assertThat(response.body())
                .isEqualTo("{\"user_id\":\"anna\",\"source\":\"personal\",\"items\":["
                        + item("kafka", 1.0) + "," + item("avro", 0.5)
                        + "],\"slate_id\":\"slate-of-anna\",\"model_generation\":17,\"trigger_time\":1700000000000,"
                        + "\"created_time\":1700000000005,\"staleness_millis\":120,\"served_by\":\"host-1:8080\"}");
    }

    private static String item(String courseId, double score) {
        return "{\"course_id\":\"" + courseId + "\",\"title\":\"All about " + courseId + "\",\"score\":" + score
                + ",\"arm\":\"item-cosine\",\"propensity\":1.0,\"reasons\":[{\"course_id\":\"java\","
                + "\"title\":\"All about java\",\"share\":0.75,"
                + "\"text\":\"because of your course All about java\"}]}";
    }

    @Test
    void shouldSayTheAgeInSecondsWhenAStandbyAnswers() throws Exception {
        // given
        server.learners.put("anna", new Missing<>(new Freshness("host-2:8080", Freshness.Replica.STANDBY, 7_999)));

        // when
        HttpResponse<String> response = server.get("/v1/users/anna/recommendations");

        // then
        assertThat(response.headers().firstValue("age")).contains("7");
        assertThat(json(response).at("/staleness_millis").asLong()).isEqualTo(7_999);
    }

    @Test
    void shouldLeaveOutCoursesWhenTheyWereTakenOrWithdrawnSince() throws Exception {
        // given
        server.withdraw("avro");
        server.learners.put(
                "anna",
                Published.slate("anna", "java", "kafka", "avro", "never-described", "spark"),
                Published.taken("java", "kafka"),
                Published.registration("anna"));

        // when
        JsonNode body = json(server.get("/v1/users/anna/recommendations"));

        // then
        assertThat(body.at("/items").findValuesAsText("course_id")).containsExactly("spark", "java");
        assertThat(body.at("/source").asText()).isEqualTo("personal");
    }

    @Test
    void shouldShowAsManyAsAskedWhenThereAreMore() throws Exception {
        // given
        server.learners.put(
                "anna",
                Published.slate("anna", "java", "kafka", "avro", "spark"),
                Published.taken("java"),
                Published.registration("anna"));

        // when
        JsonNode body = json(server.get("/v1/users/anna/recommendations?limit=2"));

        // then
        assertThat(body.at("/items")).hasSize(2);
    }

    @Test
    void shouldShowPopularCoursesWhenTheLearnerIsUnknown() throws Exception {
        // given a learner whom no table knows

        // when
        JsonNode body = json(server.get("/v1/users/nobody/recommendations?limit=2"));

        // then
        assertThat(body.at("/source").asText()).isEqualTo("popular");
        assertThat(body.at("/items/0/course_id").asText()).isEqualTo("spark");
        assertThat(body.at("/items/0/score").asDouble()).isEqualTo(2);
        assertThat(body.at("/items/0/arm").asText()).isEqualTo("popularity");
        assertThat(body.at("/items/0/reasons")).isEmpty();
        assertThat(body.at("/items/1/course_id").asText()).isEqualTo("avro");
        assertThat(body.at("/basis").asText()).isEqualTo("popular with all learners");
        assertThat(body.at("/model_generation").asLong()).isEqualTo(2);
        assertThat(body.has("slate_id")).isFalse();
    }

    @Test
    void shouldScoreAfreshWhenTheLearnerHasNoSlateYet() throws Exception {
        // given
        server.learners.put("ben", Optional.empty(), Optional.of(Published.taken("spark")), Optional.empty());

        // when
        JsonNode body = json(server.get("/v1/users/ben/recommendations"));

        // then
        assertThat(body.at("/source").asText()).isEqualTo("personal");
        assertThat(body.at("/items/0/course_id").asText()).isEqualTo("avro");
        assertThat(body.at("/items/1/course_id").asText()).isEqualTo("go");
        assertThat(body.at("/items/0/arm").asText()).isEqualTo("item-cosine");
        assertThat(body.at("/items/0/reasons/0/course_id").asText()).isEqualTo("spark");
        assertThat(body.has("slate_id")).isFalse();
    }

    @Test
    void shouldRefuseAsNotReadyWhenPopularCoursesNeedAModelThatIsNotRestored() throws Exception {
        // given
        server.forgetModel();

        // when
        HttpResponse<String> response = server.get("/v1/users/nobody/recommendations");

        // then
        assertProblem(response, 503, "not-ready");
        assertThat(response.headers().firstValue("retry-after")).contains("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "-1", "ten", "1.5", "", "99999999999", "5&limit=6"})
    void shouldNameTheFieldWhenTheLimitIsInvalid(String limit) throws Exception {
        // when
        HttpResponse<String> response = server.get("/v1/users/anna/recommendations?limit=" + limit);

        // then
        assertProblem(response, 400, "invalid-parameter");
        assertThat(json(response).at("/field").asText()).isEqualTo("limit");
        assertThat(json(response).at("/instance").asText()).isEqualTo("/v1/users/anna/recommendations");
    }

    @Test
    void shouldRefuseWhenTheIdentifierIsTooLong() throws Exception {
        // given 67 characters of three bytes each: 201 bytes
        String learner = "%E8%AF%BE".repeat(67);

        // when
        HttpResponse<String> response = server.get("/v1/users/" + learner + "/recommendations");

        // then
        assertProblem(response, 400, "invalid-parameter");
        assertThat(json(response).at("/field").asText()).isEqualTo("user_id");
    }

    @Test
    void shouldFindTheLearnerWhenTheIdentifierHasReservedCharacters() throws Exception {
        // given
        server.learners.put(
                "a/b+c d",
                Published.slate("a/b+c d", "java", "kafka"),
                Published.taken("java"),
                Published.registration("a/b+c d"));

        // when
        JsonNode body = json(server.get("/v1/users/a%2Fb+c%20d/recommendations"));

        // then
        assertThat(body.at("/user_id").asText()).isEqualTo("a/b+c d");
        assertThat(body.at("/source").asText()).isEqualTo("personal");
    }

    @Test
    void shouldSayHowOldTheDataIsWhenItIsTooStale() throws Exception {
        // given
        server.learners.put("anna", new Stale<>(new Freshness("host-2:8080", Freshness.Replica.STANDBY, 61_000)));

        // when
        HttpResponse<String> response = server.get("/v1/users/anna/recommendations");

        // then
        assertProblem(response, 503, "too-stale");
        assertThat(json(response).at("/detail").asText()).contains("61000 ms");
    }

    @Test
    void shouldSayWhyWhenNoCopyAnswers() throws Exception {
        // given
        server.learners.put("anna", new Unavailable<>("host-2:8080: did not answer"));

        // when
        HttpResponse<String> response = server.get("/v1/users/anna/recommendations");

        // then
        assertProblem(response, 503, "not-ready");
        assertThat(json(response).at("/detail").asText()).isEqualTo("host-2:8080: did not answer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/users/anna/recommendations", "/v1/users/anna"})
    void shouldSayThatItIsNotReadyWhenTheSchemaRegistryIsAway(String path) throws Exception {
        // given
        Framing away = Framing.of(SettingsLoader.load(
                        null,
                        Map.of(),
                        Map.of("schema.registry.url", "http://127.0.0.1:1", "schema.registry.timeout", "PT0.1S"))
                .schema());
        LearnerRows rows = new LearnerRows(Map.of(ServedTable.AFFINITIES, new byte[] {0, 0, 0, 0, 9, 1}));
        server.learners.put("anna", new Found<>(new RowDecoder(away).decode(rows), FakeLearners.FRESH));

        // when
        HttpResponse<String> response = server.get(path);

        // then
        assertProblem(response, 503, "not-ready");
        assertThat(json(response).at("/detail").asText()).contains("http://127.0.0.1:1 gave no answer");
    }

    @Test
    void shouldHideTheCauseWhenARequestMeetsADefect() throws Exception {
        // given
        server.learners.fail("anna");

        // when
        HttpResponse<String> response = server.get("/v1/users/anna/recommendations");

        // then
        assertProblem(response, 500, "defect");
        assertThat(response.body()).doesNotContain("a defect of the test");
    }

    @Test
    void shouldAnswerIdentifiersAloneWhenAskedByTheOlderContract() throws Exception {
        // given
        server.learners.put(
                "anna",
                Published.slate("anna", "java", "kafka", "avro", "spark"),
                Published.taken("java"),
                Published.registration("anna"));

        // when
        HttpResponse<String> response = server.post("/recommend", "{\"user_id\":\"anna\",\"num_recommendations\":2}");

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"recommendations\":[\"kafka\",\"avro\"]}");
    }

    @Test
    void shouldAnswerTenWhenTheOlderContractGivesNoNumber() throws Exception {
        // given
        String[] many = new String[12];
        for (int index = 0; index < many.length; index++) {
            many[index] = "course-" + index;
            server.publish(many[index], "Course " + index);
        }
        server.learners.put(
                "anna", Published.slate("anna", "java", many), Published.taken("java"), Published.registration("anna"));

        // when
        JsonNode body = json(server.post("/recommend", "{\"user_id\":\"anna\"}"));

        // then
        assertThat(body.at("/recommendations")).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"num_recommendations\":2}",
                "{\"user_id\":7}",
                "{\"user_id\":null}",
                "{\"user_id\":\"\"}",
                "{\"user_id\":\"a\\nb\"}"
            })
    void shouldNameTheLearnerWhenTheOlderContractGivesNone(String body) throws Exception {
        // when
        HttpResponse<String> response = server.post("/recommend", body);

        // then
        assertProblem(response, 400, "invalid-body");
        assertThat(json(response).at("/field").asText()).isEqualTo("user_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "51", "\"10\"", "2.5", "12345678901234567890"})
    void shouldNameTheNumberWhenTheOlderContractGivesABadOne(String number) throws Exception {
        // when
        HttpResponse<String> response =
                server.post("/recommend", "{\"user_id\":\"anna\",\"num_recommendations\":" + number + "}");

        // then
        assertProblem(response, 400, "invalid-body");
        assertThat(json(response).at("/field").asText()).isEqualTo("num_recommendations");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "\"anna\"", "{", "{} {}", "user_id=anna"})
    void shouldRefuseTheBodyWhenItIsNoObject(String body) throws Exception {
        // when
        HttpResponse<String> response = server.post("/recommend", body);

        // then
        assertProblem(response, 400, "invalid-body");
        assertThat(json(response).at("/field").asText()).isEqualTo("body");
    }

    @Test
    void shouldRefuseTheBodyWhenItIsTooLarge() throws Exception {
        // given
        String body = "{\"user_id\":\"" + "a".repeat(20_000) + "\"}";

        // when
        HttpResponse<String> response = server.post("/recommend", body);

        // then
        assertProblem(response, 413, "body-too-large");
    }

    private static void assertProblem(HttpResponse<String> response, int status, String kind) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.at("/type").asText()).isEqualTo("urn:learnstream:problem:" + kind);
        assertThat(problem.at("/status").asInt()).isEqualTo(status);
        assertThat(problem.at("/title").asText()).isNotBlank();
        assertThat(problem.at("/detail").asText()).isNotBlank();
    }
}
