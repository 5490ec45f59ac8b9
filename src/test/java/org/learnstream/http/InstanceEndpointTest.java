package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.query.Answer;
import org.learnstream.query.Answer.Missing;
import org.learnstream.query.Answer.Unavailable;
import org.learnstream.query.Freshness;
import org.learnstream.query.Freshness.Replica;
import org.learnstream.query.HttpRemoteReads;
import org.learnstream.query.LearnerRows;
import org.learnstream.query.RecordKey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.http.ServerHarness.json;

final class InstanceEndpointTest {
    private static final RecordKey LEARNER = new RecordKey("a/b c+\u00fc");

    private final ServerHarness server = new ServerHarness();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldAnswerFromItsOwnCopyWhenAnotherInstanceAsks() {
        // given
        server.local = (partition, learner, tables) -> partition == 5 && learner.equals(LEARNER)
                ? new Missing<>(new Freshness("it does not matter", Replica.STANDBY, 77))
                : new Unavailable<>("the wrong question");
        String host = "127.0.0.1:" + server.port();

        // when
        Answer<LearnerRows> answer;
        try (HttpRemoteReads remote = new HttpRemoteReads(server.vertx(), Duration.ofSeconds(10), () -> 0)) {
            answer = remote.read(host, 5, LEARNER)
                    .toCompletableFuture()
                    .orTimeout(10, TimeUnit.SECONDS)
                    .join();
        }

        // then
        assertThat(answer).isEqualTo(new Missing<>(new Freshness(host, Replica.STANDBY, 77)));
    }

    @Test
    void shouldAskNobodyElseWhenItHoldsNoCopy() throws Exception {
        // given: the port that would ask others knows the learner
        server.learners.fail("anna");
        server.local = (partition, learner, tables) -> new Unavailable<>("partition 5 is not here");

        // when
        HttpResponse<String> response = server.get("/internal/v1/learners/anna?partition=5");

        // then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).at("/detail").asText()).isEqualTo("partition 5 is not here");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?partition=", "?partition=-1", "?partition=many"})
    void shouldNameTheFieldWhenThePartitionIsMissingOrInvalid(String query) throws Exception {
        // when
        HttpResponse<String> response = server.get("/internal/v1/learners/anna" + query);

        // then
        JsonNode problem = json(response);
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(problem.at("/field").asText()).isEqualTo("partition");
    }
}
