package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.ConnectException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.query.IntakeCounts.TopicCounts;
import org.learnstream.query.StatusSource.Condition;
import org.learnstream.query.StatusSource.PartStatus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnstream.http.ServerHarness.json;

final class OperationEndpointsTest {
    private final ServerHarness server = new ServerHarness();

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "READY, 200, 200, ok",
        "STARTING, 200, 503, starting",
        "RESTORING, 200, 503, restoring",
        "FAILED, 503, 503, dead"
    })
    void shouldJudgeByTheWorstPartWhenAskedForHealthAndReadiness(Condition worst, int healthz, int readyz, String word)
            throws Exception {
        // given
        server.parts.add(new PartStatus("serving", Condition.READY, "RUNNING"));
        server.parts.add(new PartStatus("processing", worst, "as the test wants"));

        // when
        HttpResponse<String> health = server.get("/healthz");
        HttpResponse<String> readiness = server.get("/readyz");

        // then
        assertThat(health.statusCode()).isEqualTo(healthz);
        assertThat(readiness.statusCode()).isEqualTo(readyz);
        assertThat(json(readiness).at("/status").asText()).isEqualTo(word);
        assertThat(json(health).at("/status").asText()).isEqualTo(healthz == 200 ? "ok" : "dead");
        assertThat(json(readiness).at("/parts/1/name").asText()).isEqualTo("processing");
        assertThat(json(readiness).at("/parts/1/condition").asText()).isEqualToIgnoringCase(worst.name());
        assertThat(json(readiness).at("/parts/1/detail").asText()).isEqualTo("as the test wants");
    }

    @Test
    void shouldCountByTopicAndReasonWhenAskedForTheIntake() throws Exception {
        // given
        server.intake = List.of(new TopicCounts("learning.clicks", 10, 7, 1, Map.of("UNDECODABLE", 2L)));

        // when
        HttpResponse<String> response = server.get("/v1/intake");

        // then
        assertThat(response.body())
                .isEqualTo("{\"topics\":[{\"topic\":\"learning.clicks\",\"received\":10,\"activities\":7,"
                        + "\"duplicates\":1,\"dead_letters\":{\"undecodable\":2}}]}");
    }

    @Test
    void shouldTellTheGenerationsInForceWhenAskedForTheModels() throws Exception {
        // given
        server.solve("autoencoder", 7, "c1", "c2");

        // when
        HttpResponse<String> response = server.get("/v1/models");

        // then
        assertThat(response.body())
                .isEqualTo("{\"models\":[{\"name\":\"autoencoder\",\"generation\":7,\"lambda\":50.0,\"quality\":0.25,"
                        + "\"solved_at\":\"2026-03-01T12:00:00Z\",\"courses\":2},"
                        + "{\"name\":\"next-course\",\"generation\":0}]}");
    }

    @Test
    void shouldNotBeReadyForModelsWhenTheyAreBeingRestored() throws Exception {
        // given
        server.forgetModel();

        // when
        HttpResponse<String> response = server.get("/v1/models");

        // then
        assertThat(response.statusCode()).isEqualTo(503);
    }

    @Test
    void shouldSayThatItCannotCountWhenTheIntakeCannotBeRead() throws Exception {
        // given
        server.intake = null;

        // when
        HttpResponse<String> response = server.get("/v1/intake");

        // then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
    }

    @Test
    void shouldTimeRequestsByRouteWhenMetricsAreScraped() throws Exception {
        // given
        HttpResponse<String> earlier = server.get("/v1/users/nobody");

        // when
        HttpResponse<String> response = server.get("/metrics");

        // then
        assertThat(earlier.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).contains("text/plain; version=0.0.4; charset=utf-8");
        assertThat(response.body())
                .contains(
                        "http_server_requests_seconds_count{method=\"GET\",route=\"/v1/users/{user_id}\",status=\"404\"} 1")
                .contains("jvm_memory_used_bytes");
    }

    @Test
    void shouldListEveryPublicEndpointWhenAskedForTheIndex() throws Exception {
        // when
        JsonNode body = json(server.get("/"));

        // then
        assertThat(body.at("/endpoints").findValuesAsText("path"))
                .contains("/v1/users/{user_id}/recommendations", "/recommend", "/metrics")
                .noneMatch(path -> path.startsWith("/internal"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/v1/users", "/v1/users/", "/v1/users/a/b/c"})
    void shouldAnswerWithAProblemWhenThePathIsUnknown(String path) throws Exception {
        // when
        HttpResponse<String> response = server.get(path);

        // then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:unknown-path");
    }

    @ParameterizedTest
    @CsvSource({"POST, /v1/users/anna, 'DELETE, GET, HEAD'", "DELETE, /healthz, 'GET, HEAD'", "GET, /recommend, POST"})
    void shouldSayWhatIsAllowedWhenTheMethodIsNot(String method, String path, String allowed) throws Exception {
        // when
        HttpResponse<String> response = server.request(method, path);

        // then
        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("allow")).contains(allowed);
        assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:method-not-allowed");
    }

    @Test
    void shouldAnswerWithoutABodyWhenTheMethodIsHead() throws Exception {
        // when
        HttpResponse<String> response = server.request("HEAD", "/healthz");

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /v1/users/%zz HTTP/1.1", "GET /v1/users/a?limit=%zz HTTP/1.1"})
    void shouldRefuseWhenPercentEncodingIsBroken(String requestLine) throws Exception {
        // when
        String response = RawHttp.exchange(server.port(), requestLine);

        // then
        assertThat(response).startsWith("HTTP/1.1 400").contains("urn:learnstream:problem:");
    }

    @Test
    void shouldRefuseConnectionsWhenClosed() {
        // given
        server.closeServer();

        // when and then
        assertThatThrownBy(() -> server.get("/healthz")).isInstanceOf(ConnectException.class);
    }
}
