package org.learnstream.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.learnstream.domain.churn.ChurnReason;
import org.learnstream.domain.churn.ReasonTopic;
import org.learnstream.query.ChurnOutlook.Expectation;
import org.learnstream.query.ToldAlert;
import org.learnstream.testkit.Alerts;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.Published;
import org.learnstream.wire.avro.ChurnAlertKind;
import org.learnstream.wire.avro.ChurnLevel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.learnstream.http.ServerHarness.json;
import static org.learnstream.testkit.Alerts.DAY;
import static org.learnstream.testkit.Published.EPOCH;

/** Now is {@link Published#EPOCH}, the evening of 14 November 2023, UTC. */
final class ChurnEndpointsTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final ServerHarness server = new ServerHarness();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void shouldSayWhenTheWindowClosesWhenTheLearnerIsActive() throws Exception {
        // given
        server.publish("java", "All about java");
        server.learners.put(
                "anna",
                Alerts.state("anna", ChurnLevel.ACTIVE, EPOCH - 40 * DAY, EPOCH - 8 * DAY, EPOCH - 2 * DAY)
                        .build());

        // when
        JsonNode body = json(server.get("/v1/users/anna/churn"));

        // then
        assertThat(body.at("/user_id").asText()).isEqualTo("anna");
        assertThat(body.at("/level").asText()).isEqualTo("active");
        assertThat(body.has("alert_id")).isFalse();
        assertThat(body.at("/silent_since").asLong()).isEqualTo(EPOCH - 2 * DAY);
        assertThat(body.at("/silent_for_millis").asLong()).isEqualTo(2 * DAY);
        assertThat(body.at("/thresholds/at_risk_after_millis").asLong()).isEqualTo(7 * DAY);
        assertThat(body.at("/thresholds/gone_after_millis").asLong()).isEqualTo(30 * DAY);
        assertThat(body.at("/next_level").asText()).isEqualTo("at_risk");
        assertThat(body.at("/deadline").asLong()).isEqualTo(EPOCH + 5 * DAY);
        assertThat(body.at("/first_activity").asLong()).isEqualTo(EPOCH - 40 * DAY);
        assertThat(body.at("/last_activity").asLong()).isEqualTo(EPOCH - 2 * DAY);
        assertThat(body.at("/segment").asText()).isEqualTo("short");
        assertThat(body.at("/courses_in_progress/0/title").asText()).isEqualTo("All about java");
        assertThat(body.at("/courses_in_progress/1/course_id").asText()).isEqualTo("rust");
        assertThat(body.at("/courses_in_progress/1").has("title")).isFalse();
        assertThat(body.at("/staleness_millis").asLong()).isEqualTo(120);
        assertThat(body.at("/served_by").asText()).isEqualTo("host-1:8080");
    }

    @Test
    void shouldSumUpTheActivityWhenTheLearnerIsKnown() throws Exception {
        // given
        server.learners.put(
                "anna",
                Alerts.state("anna", ChurnLevel.ACTIVE, EPOCH - 40 * DAY, EPOCH - 8 * DAY, EPOCH - 2 * DAY)
                        .build());

        // when
        JsonNode activity = json(server.get("/v1/users/anna/churn")).at("/activity");

        // then
        assertThat(activity.at("/today").asText()).isEqualTo("2023-11-14");
        assertThat(activity.at("/active_days/last_7").asInt()).isEqualTo(1);
        assertThat(activity.at("/active_days/last_30").asInt()).isEqualTo(2);
        assertThat(activity.at("/active_days/last_64").asInt()).isEqualTo(3);
        assertThat(activity.at("/sessions").asInt()).isEqualTo(3);
        assertThat(activity.at("/bitmap").asText()).isEqualTo("0000010000000104");
        assertThat(activity.at("/kinds").findValuesAsText("kind"))
                .containsExactly("browsing", "video", "problem", "study", "discussion", "purchase", "review");
        assertThat(activity.at("/kinds/1/total").asInt()).isEqualTo(3);
        assertThat(activity.at("/kinds/1/decayed/1_day").asDouble())
                .isCloseTo(Math.exp(-2) + Math.exp(-8) + Math.exp(-40), within(1e-12));
        assertThat(activity.at("/kinds/1/decayed/7_days").asDouble())
                .isCloseTo(Math.exp(-2 / 7.0) + Math.exp(-8 / 7.0) + Math.exp(-40 / 7.0), within(1e-12));
        assertThat(activity.at("/kinds/1/decayed/30_days").asDouble())
                .isCloseTo(Math.exp(-2 / 30.0) + Math.exp(-8 / 30.0) + Math.exp(-40 / 30.0), within(1e-12));
        assertThat(activity.at("/kinds/0/total").asInt()).isZero();
    }

    @Test
    void shouldNameTheAlertWhenTheLearnerIsAtRisk() throws Exception {
        // given
        server.learners.put(
                "anna",
                Alerts.state("anna", ChurnLevel.AT_RISK, EPOCH - 10 * DAY).build());

        // when
        JsonNode body = json(server.get("/v1/users/anna/churn"));

        // then
        assertThat(body.at("/level").asText()).isEqualTo("at_risk");
        assertThat(body.at("/alert_id").asText()).isEqualTo("alert-of-anna");
        assertThat(body.at("/silent_for_millis").asLong()).isEqualTo(10 * DAY);
        assertThat(body.at("/next_level").asText()).isEqualTo("gone");
        assertThat(body.at("/deadline").asLong()).isEqualTo(EPOCH + 20 * DAY);
    }

    @Test
    void shouldExpectNothingMoreWhenTheLearnerIsGone() throws Exception {
        // given
        server.learners.put(
                "anna", Alerts.state("anna", ChurnLevel.GONE, EPOCH - 90 * DAY).build());

        // when
        JsonNode body = json(server.get("/v1/users/anna/churn"));

        // then
        assertThat(body.at("/level").asText()).isEqualTo("gone");
        assertThat(body.has("next_level")).isFalse();
        assertThat(body.has("deadline")).isFalse();
        assertThat(body.at("/activity/active_days/last_64").asInt()).isZero();
        assertThat(body.at("/activity/sessions").asInt()).isZero();
        assertThat(body.at("/activity/bitmap").asText()).isEqualTo("0000000000000000");
    }

    @Test
    void shouldLeaveTheLevelToTheProcessorWhenTheThresholdHasPassedSinceTheRecord() throws Exception {
        // given
        server.learners.put(
                "anna", Alerts.state("anna", ChurnLevel.ACTIVE, EPOCH - 9 * DAY).build());

        // when
        JsonNode body = json(server.get("/v1/users/anna/churn"));

        // then
        assertThat(body.at("/level").asText()).isEqualTo("active");
        assertThat(body.at("/silent_for_millis").asLong()).isEqualTo(9 * DAY);
        assertThat(body.at("/deadline").asLong()).isEqualTo(EPOCH - 2 * DAY);
    }

    @Test
    void shouldSayThatThereIsNoModelWhenNoneHasLearntEnough() throws Exception {
        // given
        server.learners.put(
                "anna", Alerts.state("anna", ChurnLevel.ACTIVE, EPOCH).build());

        // when
        JsonNode body = json(server.get("/v1/users/anna/churn"));

        // then
        assertThat(body.get("probability").isNull()).isTrue();
        assertThat(body.get("model").isNull()).isTrue();
        assertThat(body.has("horizon_days")).isFalse();
        assertThat(body.at("/reasons").isArray()).isTrue();
        assertThat(body.at("/reasons")).isEmpty();
    }

    @Test
    void shouldSayWhatAModelExpectsWhenThereIsOne() throws Exception {
        // given
        server.learners.put(
                "anna", Alerts.state("anna", ChurnLevel.ACTIVE, EPOCH).build());
        server.expectation = new Expectation(
                0.25, 10, "trees/7", List.of(new ChurnReason(ReasonTopic.SILENCE, 0.5, "no activity for 5 days")));

        // when
        JsonNode body = json(server.get("/v1/users/anna/churn"));

        // then
        assertThat(body.at("/probability").asDouble()).isEqualTo(0.25);
        assertThat(body.at("/model").asText()).isEqualTo("trees/7");
        assertThat(body.at("/horizon_days").asInt()).isEqualTo(10);
        assertThat(body.at("/reasons/0/topic").asText()).isEqualTo("silence");
        assertThat(body.at("/reasons/0/text").asText()).isEqualTo("no activity for 5 days");
        assertThat(body.at("/reasons/0/contribution").asDouble()).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource({"nobody", "registered"})
    void shouldAnswerNotFoundWhenNothingThatTheLearnerDidIsKnown(String learner) throws Exception {
        // given
        server.learners.put(
                "registered", Published.slate("registered", "java"), Published.taken(), Published.registration("r"));

        // when
        HttpResponse<String> response = server.get("/v1/users/" + learner + "/churn");

        // then
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:unknown-learner");
        assertThat(json(response).at("/field").asText()).isEqualTo("user_id");
    }

    @Test
    void shouldShowTheNewestAlertsFirstWhenAskedForSome() throws Exception {
        // given: told in another order than that in which the windows closed
        server.alerts.tell(Alerts.told(0, 0, "anna", EPOCH - 1_000));
        server.alerts.tell(Alerts.told(1, 0, "ben", EPOCH - 3_000));
        server.alerts.tell(Alerts.told(0, 1, "cid", EPOCH - 2_000));
        server.alerts.completeAfter(EPOCH - 9_000);

        // when
        JsonNode body = json(server.get("/v1/churn/alerts?limit=2"));

        // then
        assertThat(body.at("/alerts").findValuesAsText("user_id")).containsExactly("anna", "cid");
        assertThat(body.at("/held").asInt()).isEqualTo(3);
        assertThat(body.at("/complete_after").asLong()).isEqualTo(EPOCH - 9_000);
    }

    @Test
    void shouldShowAllOfAnAlertWhenAModelAndARuleAddedToIt() throws Exception {
        // given
        server.publish("java", "All about java");
        server.alerts.tell(new ToldAlert(0, 0, EPOCH + 2, Alerts.foretold("anna", EPOCH)));

        // when
        JsonNode alert = json(server.get("/v1/churn/alerts")).at("/alerts/0");

        // then
        assertThat(alert.at("/alert_id").asText()).isEqualTo("alert-of-anna");
        assertThat(alert.at("/kind").asText()).isEqualTo("at_risk");
        assertThat(alert.at("/level").asText()).isEqualTo("at_risk");
        assertThat(alert.at("/window_opened").asLong()).isEqualTo(EPOCH - 7 * DAY);
        assertThat(alert.at("/window_closed").asLong()).isEqualTo(EPOCH);
        assertThat(alert.at("/told_time").asLong()).isEqualTo(EPOCH + 2);
        assertThat(alert.at("/probability").asDouble()).isEqualTo(0.75);
        assertThat(alert.at("/model").asText()).isEqualTo("logistic/12");
        assertThat(alert.at("/reasons/0/topic").asText()).isEqualTo("silence");
        assertThat(alert.at("/reasons/0/text").asText()).isEqualTo("no activity for 7 days");
        assertThat(alert.at("/reasons/0/contribution").asDouble()).isEqualTo(1.5);
        assertThat(alert.at("/segment").asText()).isEqualTo("short");
        assertThat(alert.at("/action/rule").asText()).isEqualTo("remind");
        assertThat(alert.at("/action/action").asText()).isEqualTo("reminder");
        assertThat(alert.at("/action/channel").asText()).isEqualTo("email");
        assertThat(alert.at("/action/not_before").asLong()).isEqualTo(EPOCH + 1);
        assertThat(alert.at("/courses_in_progress/0/title").asText()).isEqualTo("All about java");
    }

    @Test
    void shouldLeaveOutWhatIsNotThereWhenNothingWasForetold() throws Exception {
        // given
        server.alerts.tell(Alerts.told(0, 0, "anna", EPOCH));

        // when
        JsonNode body = json(server.get("/v1/churn/alerts"));

        // then
        assertThat(body.at("/alerts/0").get("probability").isNull()).isTrue();
        assertThat(body.at("/alerts/0").get("model").isNull()).isTrue();
        assertThat(body.at("/alerts/0").has("action")).isFalse();
        assertThat(body.at("/alerts/0/reasons")).isEmpty();
        assertThat(body.has("complete_after")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "'', 4",
        "?level=at_risk, 2",
        "?level=gone, 1",
        "?level=recovered, 1",
        "?since=1700000000000, 3",
        "?since=2023-11-14T22:13:20.001Z, 2",
        "?since=2023-11-14T23:13:20.001%2B01:00&level=recovered, 1",
        "?since=1800000000000, 0",
    })
    void shouldShowOnlyWhatIsWantedWhenAsked(String query, int expected) throws Exception {
        // given
        server.alerts.tell(Alerts.told(0, 0, "anna", EPOCH - 1));
        server.alerts.tell(Alerts.told(0, 1, "ben", EPOCH));
        server.alerts.tell(Alerts.told(0, 2, "anna", ChurnAlertKind.RECOVERED, EPOCH + 1));
        server.alerts.tell(Alerts.told(0, 3, "ben", ChurnAlertKind.GONE, EPOCH + 2));

        // when
        JsonNode body = json(server.get("/v1/churn/alerts" + query));

        // then
        assertThat(body.at("/alerts")).hasSize(expected);
        assertThat(body.at("/held").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit",
        "limit=1001, limit",
        "since=yesterday, since",
        "since=2023-11-14T22:13:20, since",
        "since=99999999999999999999, since",
        "level=active, level",
        "level=AT_RISK, level",
    })
    void shouldNameTheFieldWhenAParameterIsInvalid(String query, String field) throws Exception {
        // when
        HttpResponse<String> response = server.get("/v1/churn/alerts?" + query);

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:invalid-parameter");
        assertThat(json(response).at("/field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @CsvSource({"/v1/churn/alerts", "/v1/churn/alerts/stream"})
    void shouldAnswerNotReadyWhenAlertsAreBeingRead(String path) throws Exception {
        // given
        server.alerts.start();

        // when
        HttpResponse<String> response = server.get(path);

        // then
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(json(response).at("/type").asText()).isEqualTo("urn:learnstream:problem:not-ready");
    }

    @Test
    void shouldNameTheFieldWhenTheLevelOfAStreamIsInvalid() throws Exception {
        // when
        HttpResponse<String> response = server.get("/v1/churn/alerts/stream?level=asleep");

        // then
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).at("/field").asText()).isEqualTo("level");
    }

    @Test
    void shouldTellAlertsAsTheyComeWhenAClientFollows() throws Exception {
        // given
        try (EventClient client = new EventClient(server.port(), "/v1/churn/alerts/stream?level=gone", "")) {
            assertThat(client.head()).contains("200 OK").contains("content-type: text/event-stream");
            assertThat(client.until("id: ")).isEqualTo("id: topic:100.100");

            // when
            server.alerts.tell(Alerts.told(0, 100, "anna", EPOCH));
            server.alerts.tell(Alerts.told(0, 101, "ben", ChurnAlertKind.GONE, EPOCH));

            // then
            assertThat(client.until("data: ")).contains("\"user_id\":\"ben\"").contains("\"kind\":\"gone\"");
            assertThat(client.until("id: ")).isEqualTo("id: topic:102.100");
            assertThat(client.until(": ")).isEqualTo(": heart-beat");
        }
    }

    @Test
    void shouldGoOnOrSayThatThereIsAGapWhenAClientComesBack() throws Exception {
        // given
        server.alerts.tell(Alerts.told(0, 0, "anna", EPOCH));
        server.alerts.tell(Alerts.told(0, 1, "ben", EPOCH));

        // when
        try (EventClient known = new EventClient(
                        server.port(), "/v1/churn/alerts/stream", "Last-Event-ID: " + FakeAlerts.KNOWN + "\r\n");
                EventClient lost = new EventClient(server.port(), "/v1/churn/alerts/stream", "Last-Event-ID: 7\r\n")) {
            // then
            assertThat(known.until("event: ")).isEqualTo("event: alert");
            assertThat(known.until("data: ")).contains("\"user_id\":\"ben\"");
            assertThat(lost.until("event: ")).isEqualTo("event: gap");
            assertThat(lost.until("event: ")).isEqualTo("event: alert");
        }
    }

    @Test
    void shouldCountClientsWhenTheyComeAndGo() throws Exception {
        // given
        try (EventClient client = new EventClient(server.port(), "/v1/churn/alerts/stream", "")) {
            assertThat(client.until("id: ")).isNotNull();
            assertThat(server.metrics()).contains("learnstream_churn_alert_clients 1.0");
        }

        // when
        Eventually.holds(
                LONGEST,
                () -> server.metrics().contains("learnstream_churn_alert_clients 0.0"),
                () -> server.metrics());

        // then
        assertThat(server.alerts.followers()).isZero();
    }

    @Test
    void shouldEndStreamsWhenTheServerCloses() throws Exception {
        // given
        try (EventClient client = new EventClient(server.port(), "/v1/churn/alerts/stream", "")) {
            assertThat(client.until("id: ")).isNotNull();

            // when
            server.closeServer();

            // then
            assertThat(client.until("nothing that is ever sent")).isNull();
            assertThat(server.alerts.followers()).isZero();
        }
    }

    @Test
    void shouldSendNoEventsWhenOnlyTheHeadIsAskedFor() throws Exception {
        // when
        HttpResponse<String> response = server.request("HEAD", "/v1/churn/alerts/stream");

        // then
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("content-type")).contains("text/event-stream");
        assertThat(server.alerts.followers()).isZero();
    }

    /** A client that reads an endless response line by line. */
    private static final class EventClient implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader lines;

        EventClient(int port, String path, String headers) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(Math.toIntExact(LONGEST.toMillis()));
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
        }

        String head() throws IOException {
            StringBuilder head = new StringBuilder();
            for (String line = lines.readLine(); line != null && !line.isEmpty(); line = lines.readLine()) {
                head.append(line).append('\n');
            }
            return head.toString();
        }

        /** Returns the next line that begins in a way, or null when the response ends before. */
        String until(String beginning) throws IOException {
            String line = lines.readLine();
            while (line != null && !line.startsWith(beginning)) {
                line = lines.readLine();
            }
            return line;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
