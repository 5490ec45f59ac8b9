package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.config.HttpSettings;
import org.learnstream.config.SettingsException;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureOrder;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.privacy.ErasureReceipt.Times;
import org.learnstream.domain.privacy.ErasureTrace;
import org.learnstream.testkit.Published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnstream.http.ServerHarness.TOKEN;
import static org.learnstream.http.ServerHarness.json;

final class ErasureEndpointsTest {
    private static final String BEARER = "Bearer " + TOKEN;

    private final ServerHarness server = new ServerHarness();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldTakeTheRequestAndSayWhereItIsToldOfWhenOperatorAsks() throws Exception {
        HttpResponse<String> response = server.request("DELETE", "/v1/users/anna", BEARER);

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("location")).contains("/v1/erasures/erasure-1");
        assertThat(json(response).at("/erasure_id").asText()).isEqualTo("erasure-1");
        assertThat(json(response).at("/receipt").asText()).isEqualTo("/v1/erasures/erasure-1");
        assertThat(server.erasures.asked).containsExactly("anna Optional.empty");
    }

    @Test
    void shouldPassOnWhatBecomesOfLaterEventsWhenAsked() throws Exception {
        server.request("DELETE", "/v1/users/anna?after=refuse", BEARER);
        server.request("DELETE", "/v1/users/bob?after=restart", BEARER);
        HttpResponse<String> other = server.request("DELETE", "/v1/users/cy?after=maybe", BEARER);

        assertThat(server.erasures.asked).containsExactly("anna Optional[REFUSE]", "bob Optional[RESTART]");
        assertThat(other.statusCode()).isEqualTo(400);
        assertThat(json(other).at("/field").asText()).isEqualTo("after");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Bearer", "Basic " + TOKEN, TOKEN, "Bearer " + TOKEN + "x"})
    void shouldRefuseWhenTheTokenIsNotTheOperators(String authorisation) throws Exception {
        for (String method : List.of("DELETE", "GET")) {
            HttpResponse<String> response = server.request(method, "/v1/users/anna", authorisation);

            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.headers().firstValue("www-authenticate")).contains("Bearer realm=\"operator\"");
            assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:unauthorised");
        }
        assertThat(server.erasures.asked).isEmpty();
    }

    @Test
    void shouldRefuseWhenThereIsNoToken() throws Exception {
        assertThat(server.request("DELETE", "/v1/users/anna").statusCode()).isEqualTo(401);
        assertThat(server.get("/v1/erasures/erasure-1").statusCode()).isEqualTo(401);
        assertThat(server.erasures.asked).isEmpty();
    }

    @Test
    void shouldRefuseEverybodyAndSayWhyWhenNoTokenIsSet() throws Exception {
        try (ServerHarness open = new ServerHarness("")) {
            HttpResponse<String> response = open.request("DELETE", "/v1/users/anna", BEARER);

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(json(response).at("/detail").asText()).contains("http.operator-token-file");
            assertThat(open.erasures.asked).isEmpty();
        }
    }

    @Test
    void shouldSayThatTheRequestIsNotTakenWhenTheClusterRefuses() throws Exception {
        server.erasures.failure = "no brokers";

        HttpResponse<String> response = server.request("DELETE", "/v1/users/anna", BEARER);

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).at("/detail").asText()).contains("no brokers");
    }

    @Test
    void shouldTellWhatWasDoneWhenAskedForTheReceipt() throws Exception {
        ErasureReceipt begun = new ErasureReceipt(
                "e",
                new ErasureOrder(1, "somebody", AfterErasure.REFUSE),
                "d1635",
                3,
                new TreeMap<>(java.util.Map.of("affinity-evidence", 1L)),
                List.of("learner.affinities"),
                new Times(2, OptionalLong.empty(), OptionalLong.empty()),
                List.of());
        server.erasures.receipts.put("e", begun);
        assertThat(json(server.getAsOperator("/v1/erasures/e")).at("/state").asText())
                .isEqualTo("removed");
        server.erasures.receipts.put(
                "e",
                begun.unlearnt(3)
                        .done(
                                4,
                                List.of(
                                        ErasureTrace.emptied("learning.clicks", 3, 70),
                                        ErasureTrace.left("dead.letters", 0, 1_000))));

        JsonNode body = json(server.getAsOperator("/v1/erasures/e"));

        assertThat(body.at("/state").asText()).isEqualTo("done");
        assertThat(body.at("/after").asText()).isEqualTo("refuse");
        assertThat(body.at("/learner_digest").asText()).isEqualTo("d1635");
        assertThat(body.at("/removed/affinity-evidence").asLong()).isEqualTo(1);
        assertThat(body.at("/traces/0/emptied_to").asLong()).isEqualTo(70);
        assertThat(body.at("/traces/0").has("retention_millis")).isFalse();
        assertThat(body.at("/traces/1/retention_millis").asLong()).isEqualTo(1_000);
        assertThat(body.at("/done_time").asLong()).isEqualTo(4);
        assertThat(server.getAsOperator("/v1/erasures/unknown").statusCode()).isEqualTo(404);
    }

    @Test
    void shouldShowWhatLearnersSaidOfThemselvesToOperatorsOnly() throws Exception {
        server.learners.put(
                "anna", Published.slate("anna", "a", "b"), Published.taken("a"), Published.registration("anna"));

        assertThat(json(server.getAsOperator("/v1/users/anna"))
                        .at("/registration/country")
                        .asText())
                .isEqualTo("NO");
        assertThat(json(server.get("/v1/users/anna")).has("registration")).isFalse();
        assertThat(json(server.get("/v1/users/anna")).at("/affinities")).hasSize(1);
    }

    @Test
    void shouldNotStartWhenTheTokenIsTooShortOrNotThere(@TempDir Path folder) throws Exception {
        Path shortest = Files.writeString(folder.resolve("short"), "fifteen-letters\n");
        Path missing = folder.resolve("missing");

        for (Path file : List.of(shortest, missing)) {
            assertThatThrownBy(() -> OperatorToken.of(new HttpSettings("127.0.0.1", 0, "", file.toString())))
                    .isInstanceOf(SettingsException.class)
                    .hasMessageContaining("http.operator-token-file is " + file);
        }
    }
}
