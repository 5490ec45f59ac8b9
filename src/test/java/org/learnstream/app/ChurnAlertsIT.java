package org.learnstream.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.learnstream.config.SettingsLoader;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;

/** From a silence, and from its end, to whoever reads of it over HTTP, in one running instance. */
final class ChurnAlertsIT {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final long DAY = 86_400_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedInstance instance;
    private Records records;

    @BeforeEach
    void start() throws InterruptedException {
        instance = EmbeddedInstance.startTemporary(SettingsLoader.load(
                null,
                Map.of(),
                Map.of(
                        "bandit.enabled", "false",
                        "solve.enabled", "false",
                        "topics.partitions", "2",
                        "churn.settle", "PT1S")));
        records = new Records(instance.settings().kafka().bootstrapServers());
        assertThat(instance.app().awaitReady(LONGEST)).isTrue();
    }

    @AfterEach
    void close() {
        instance.close();
    }

    private static ProducerRecord<byte[], byte[]> progress(String id, long time) {
        return new ProducerRecord<>(
                Topics.PROGRESS.name(),
                "anna".getBytes(StandardCharsets.UTF_8),
                Topics.PROGRESS
                        .codec()
                        .encode(Events.progress(id, "anna", "java", time, 0.3).build()));
    }

    @Test
    void shouldTellWhoeverReadsWhenALearnerFallsSilentAndReturns() throws Exception {
        // given
        Eventually.holds(LONGEST, () -> alerts("").has("held"), () -> "alerts are not read");
        long silentSince = System.currentTimeMillis() - 8 * DAY;
        try (EventReader stream = new EventReader("/v1/churn/alerts/stream", "")) {
            assertThat(stream.next("id: ")).isNotBlank();

            // when
            records.write(List.of(progress("first", silentSince)));

            // then
            JsonNode told = JSON.readTree(stream.next("data: "));
            String position = stream.next("id: ");
            assertThat(told.at("/user_id").asText()).isEqualTo("anna");
            assertThat(told.at("/kind").asText()).isEqualTo("at_risk");
            assertThat(told.at("/window_opened").asLong()).isEqualTo(silentSince);
            assertThat(told.at("/window_closed").asLong()).isEqualTo(silentSince + 7 * DAY);
            assertThat(told.at("/courses_in_progress/0/course_id").asText()).isEqualTo("java");
            assertThat(alerts("?level=at_risk").at("/alerts/0")).isEqualTo(told);
            Eventually.holds(LONGEST, () -> level().equals("at_risk"), this::level);
            JsonNode learner = get("/v1/users/anna/churn");
            assertThat(learner.at("/alert_id")).isEqualTo(told.at("/alert_id"));
            assertThat(learner.at("/last_activity").asLong()).isEqualTo(silentSince);
            assertThat(learner.at("/deadline").asLong()).isEqualTo(silentSince + 30 * DAY);
            assertThat(learner.at("/activity/kinds/1/total").asLong()).isEqualTo(1);

            // when
            records.write(List.of(progress("second", System.currentTimeMillis())));

            // then
            JsonNode recovered = JSON.readTree(stream.next("data: "));
            assertThat(recovered.at("/kind").asText()).isEqualTo("recovered");
            assertThat(recovered.at("/alert_id")).isEqualTo(told.at("/alert_id"));
            assertThat(alerts("").at("/alerts")).hasSize(2);
            assertThat(alerts("").at("/alerts/0")).isEqualTo(recovered);
            Eventually.holds(LONGEST, () -> level().equals("active"), this::level);
            assertThat(get("/v1/users/anna/churn")
                            .at("/activity/active_days/last_7")
                            .asInt())
                    .isEqualTo(1);
            try (EventReader again = new EventReader("/v1/churn/alerts/stream", position)) {
                assertThat(JSON.readTree(again.next("data: "))).isEqualTo(recovered);
            }
            assertThat(text("/metrics"))
                    .contains("learnstream_churn_alerts_total{kind=\"at_risk\"} 1.0")
                    .contains("learnstream_churn_alerts_total{kind=\"recovered\"} 1.0")
                    .contains("learnstream_churn_alert_clients ");
        }
    }

    private String level() {
        return get("/v1/users/anna/churn").at("/level").asText();
    }

    private JsonNode alerts(String query) {
        return get("/v1/churn/alerts" + query);
    }

    private JsonNode get(String path) {
        try {
            return JSON.readTree(text(path));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private String text(String path) throws IOException {
        try {
            return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(instance.app().url() + path));
    }

    /** Reads an endless response line by line. */
    private final class EventReader implements AutoCloseable {
        private final Stream<String> lines;
        private final Queue<String> read = new ConcurrentLinkedQueue<>();
        private final Thread reading = new Thread(this::read, "event-reader");

        EventReader(String path, String position) throws IOException, InterruptedException {
            HttpRequest.Builder request = request(path);
            if (!position.isEmpty()) {
                request.header("Last-Event-ID", position);
            }
            lines = client.send(request.build(), HttpResponse.BodyHandlers.ofLines())
                    .body();
            reading.start();
        }

        private void read() {
            try {
                Iterator<String> line = lines.iterator();
                while (line.hasNext()) {
                    read.add(line.next());
                }
            } catch (UncheckedIOException ended) {
                // The test closed it.
            }
        }

        /** Returns the rest of the next line that begins in a way; fails when none comes in time. */
        String next(String beginning) {
            Eventually.holds(LONGEST, () -> arrived(beginning), () -> "no line that begins with " + beginning);
            return read.remove().substring(beginning.length());
        }

        /** Passes over other lines; returns whether one was found. */
        private boolean arrived(String beginning) {
            while (!read.isEmpty() && !read.peek().startsWith(beginning)) {
                read.remove();
            }
            return !read.isEmpty();
        }

        @Override
        public void close() {
            lines.close();
            try {
                reading.join(LONGEST.toMillis());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
