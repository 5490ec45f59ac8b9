package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.testkit.Published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.learnstream.http.ServerHarness.json;

final class LearnerAndCourseEndpointsTest {
    private final ServerHarness server = new ServerHarness();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldSayAllThatIsKnownWhenTheLearnerIsKnown() throws Exception {
        // given
        server.publish("java", "All about java");
        server.learners.put(
                "anna",
                Published.slate("anna", "java", "kafka"),
                Published.taken("java", "rust"),
                Published.registration("anna"));

        // when
        JsonNode body = json(server.getAsOperator("/v1/users/anna"));

        // then
        assertThat(body.at("/registration/age_band").asText()).isEqualTo("from_25_to_34");
        assertThat(body.at("/registration/country").asText()).isEqualTo("NO");
        assertThat(body.at("/registration").has("occupation")).isFalse();
        assertThat(body.at("/registration/consent/personalisation").asBoolean()).isTrue();
        assertThat(body.at("/affinities/0/course_id").asText()).isEqualTo("java");
        assertThat(body.at("/affinities/0/title").asText()).isEqualTo("All about java");
        assertThat(body.at("/affinities/0/affinity").asDouble()).isEqualTo(4.5);
        assertThat(body.at("/affinities/0/taken").asBoolean()).isTrue();
        assertThat(body.at("/affinities/1").has("title")).isFalse();
        assertThat(body.at("/slate_id").asText()).isEqualTo("slate-of-anna");
        assertThat(body.at("/staleness_millis").asLong()).isEqualTo(120);
        assertThat(body.at("/served_by").asText()).isEqualTo("host-1:8080");
    }

    @Test
    void shouldAnswerNotFoundWhenTheLearnerIsUnknown() throws Exception {
        // when
        HttpResponse<String> response = server.get("/v1/users/nobody");

        // then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:unknown-learner");
        assertThat(json(response).at("/field").asText()).isEqualTo("user_id");
    }

    @Test
    void shouldRankSimilarLearnersWhenTheModelKnowsTheLearner() throws Exception {
        // given: anna shares two of three courses with bob, and one of two with eve and with cid
        server.train("anna", "java", "kafka");
        server.train("bob", "java", "kafka", "avro");
        server.train("eve", "java", "go");
        server.train("cid", "kafka", "rust");
        server.train("dan", "rust");

        // when
        JsonNode body = json(server.get("/v1/users/anna/neighbours?k=2"));

        // then
        assertThat(body.at("/user_id").asText()).isEqualTo("anna");
        assertThat(body.at("/items").findValuesAsText("user_id")).containsExactly("bob", "cid");
        assertThat(body.at("/items/0/similarity").asDouble()).isCloseTo(2 / Math.sqrt(2 * 3), within(1e-12));
        assertThat(body.at("/items/0/common_courses").asInt()).isEqualTo(2);
        assertThat(body.at("/items/1/similarity").asDouble()).isCloseTo(0.5, within(1e-12));
        assertThat(body.at("/model_generation").asLong()).isEqualTo(5);
    }

    @Test
    void shouldShowNoSimilarLearnersWhenNobodySharesACourse() throws Exception {
        // given
        server.train("anna", "java");
        server.train("bob", "rust");

        // when
        JsonNode body = json(server.get("/v1/users/anna/neighbours"));

        // then
        assertThat(body.at("/items").isArray()).isTrue();
        assertThat(body.at("/items")).isEmpty();
    }

    @Test
    void shouldAnswerNotFoundWhenNothingIsKnownOfTheLearnerToCompare() throws Exception {
        // when
        HttpResponse<String> response = server.get("/v1/users/nobody/neighbours");

        // then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:unknown-learner");
        assertThat(json(response).at("/field").asText()).isEqualTo("user_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "many"})
    void shouldNameTheFieldWhenTheNumberOfSimilarLearnersIsInvalid(String number) throws Exception {
        // when
        HttpResponse<String> response = server.get("/v1/users/anna/neighbours?k=" + number);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/field").asText()).isEqualTo("k");
    }

    @Test
    void shouldRankNeighboursWhenTheModelKnowsTheCourse() throws Exception {
        // given: learners of java are 1, 2 and 3; kafka shares 1 and 2, avro shares 3 and has one more
        server.publish("kafka", "All about kafka");
        server.train("u-1", "java", "kafka");
        server.train("u-2", "java", "kafka");
        server.train("u-3", "java", "avro");
        server.train("u-4", "avro");

        // when
        JsonNode body = json(server.get("/v1/courses/java/neighbours"));

        // then
        assertThat(body.at("/items").findValuesAsText("course_id")).containsExactly("kafka", "avro");
        assertThat(body.at("/items/0/title").asText()).isEqualTo("All about kafka");
        assertThat(body.at("/items/0/cosine").asDouble()).isCloseTo(2 / Math.sqrt(3 * 2), within(1e-12));
        assertThat(body.at("/items/0/common_learners").asLong()).isEqualTo(2);
        assertThat(body.at("/items/1/cosine").asDouble()).isCloseTo(1 / Math.sqrt(3 * 2), within(1e-12));
        assertThat(body.at("/model_generation").asLong()).isEqualTo(4);
    }

    @Test
    void shouldShowAsManyNeighboursAsAskedWhenThereAreMore() throws Exception {
        // given
        server.train("u-1", "java", "kafka", "avro", "go");

        // when
        JsonNode body = json(server.get("/v1/courses/java/neighbours?limit=2"));

        // then
        assertThat(body.at("/items").findValuesAsText("course_id")).containsExactly("avro", "go");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "many"})
    void shouldNameTheFieldWhenTheLimitOfNeighboursIsInvalid(String limit) throws Exception {
        // when
        HttpResponse<String> response = server.get("/v1/courses/java/neighbours?limit=" + limit);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/field").asText()).isEqualTo("limit");
    }

    @Test
    void shouldShowNoNeighboursWhenOnlyTheCatalogueKnowsTheCourse() throws Exception {
        // given
        server.publish("new", "Brand new");

        // when
        JsonNode body = json(server.get("/v1/courses/new/neighbours"));

        // then
        assertThat(body.at("/title").asText()).isEqualTo("Brand new");
        assertThat(body.at("/items").isArray()).isTrue();
        assertThat(body.at("/items")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/courses/none", "/v1/courses/none/neighbours"})
    void shouldAnswerNotFoundWhenNobodyKnowsTheCourse(String path) throws Exception {
        // when
        HttpResponse<String> response = server.get(path);

        // then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:unknown-course");
        assertThat(json(response).at("/field").asText()).isEqualTo("course_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/courses/none", "/v1/courses/java/neighbours", "/v1/users/anna/neighbours"})
    void shouldAnswerNotReadyWhenTheModelIsNotRestored(String path) throws Exception {
        // given
        server.publish("java", "All about java");
        server.forgetModel();

        // when
        HttpResponse<String> response = server.get(path);

        // then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:not-ready");
    }

    @Test
    void shouldDescribeTheCourseWhenTheCatalogueKnowsIt() throws Exception {
        // given
        server.publish("java", "All about java");
        server.train("u-1", "java");

        // when
        HttpResponse<String> response = server.get("/v1/courses/java");

        // then
        assertThat(response.body())
                .isEqualTo("{\"course_id\":\"java\",\"in_catalogue\":true,\"title\":\"All about java\","
                        + "\"level\":\"beginner\",\"language\":\"en\",\"category\":\"computing\",\"prerequisites\":[],"
                        + "\"published\":true,\"learners\":1}");
    }

    @Test
    void shouldSayThatTheCourseIsNotInTheCatalogueWhenOnlyLearnersKnowIt() throws Exception {
        // given
        server.train("u-1", "rust");

        // when
        HttpResponse<String> response = server.get("/v1/courses/rust");

        // then
        assertThat(response.body()).isEqualTo("{\"course_id\":\"rust\",\"in_catalogue\":false,\"learners\":1}");
    }
}
