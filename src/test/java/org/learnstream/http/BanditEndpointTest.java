package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.learner.Response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.learnstream.http.ServerHarness.json;

final class BanditEndpointTest {
    private final ServerHarness server = new ServerHarness();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldShowEveryArmOfEverySegmentWhenSlotsWereCounted() throws Exception {
        // given
        long now = System.currentTimeMillis();
        for (int slot = 0; slot < 30; slot++) {
            server.count("popularity", now - slot, slot < 3 ? Response.CLICK : Response.IMPRESSION);
        }
        server.count("popularity", now, Response.ENROLMENT);
        server.count("retired", now, Response.CLICK);

        // when
        HttpResponse<String> response = server.get("/v1/bandit");

        // then
        JsonNode body = json(response);
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(body.at("/arms").toString()).isEqualTo("[\"item-cosine\",\"popularity\"]");
        assertThat(body.findValuesAsText("segment")).containsExactly("none", "short", "long");
        JsonNode favourite = body.at("/segments/1/arms/0");
        JsonNode other = body.at("/segments/1/arms/1");
        assertThat(favourite.at("/impressions").asLong()).isZero();
        assertThat(favourite.has("last_update")).isFalse();
        assertThat(other.at("/arm").asText()).isEqualTo("popularity");
        assertThat(other.at("/impressions").asLong()).isEqualTo(31);
        assertThat(other.at("/clicks").asLong()).isEqualTo(4);
        assertThat(other.at("/enrolments").asLong()).isEqualTo(1);
        assertThat(other.at("/successes").asDouble()).isEqualTo(1.75, within(1e-9));
        assertThat(other.at("/mean").asDouble()).isEqualTo((20 * 2.75 / 51 + 1.75) / 51, within(1e-9));
        assertThat(other.at("/mean").asDouble())
                .isBetween(other.at("/lower").asDouble(), other.at("/upper").asDouble());
        assertThat(other.at("/last_update").asLong()).isEqualTo(now);
        assertThat(favourite.at("/share").asDouble() + other.at("/share").asDouble())
                .isEqualTo(1, within(1e-12));
        assertThat(body.at("/segments/1/arms/2/arm").asText()).isEqualTo("retired");
        assertThat(body.at("/segments/1/arms/2/share").asDouble()).isZero();
        assertThat(body.at("/segments/2/arms/0/share").asDouble()).isEqualTo(0.95, within(1e-12));
    }

    @Test
    void shouldBeUnavailableWhenTheCountsAreNotRestored() throws Exception {
        server.forgetModel();

        assertThat(server.get("/v1/bandit").statusCode()).isEqualTo(503);
    }
}
