package org.learnstream.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A real broker: models are solved from what learners do, and an instance that starts serves what was solved before. */
final class SolvedModelsIT {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int LEARNERS = 40;

    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private Settings settings(String state, boolean solves) {
        Map<String, String> values = new HashMap<>(Map.of(
                "kafka.bootstrap-servers", BROKER.bootstrapServers(),
                "streams.state-directory", folder.resolve(state).toString(),
                "streams.application-id", "solved-models",
                "topics.partitions", "2",
                "http.port", "0",
                "solve.minimum-interval", "PT1S",
                "solve.lambdas", "5,50"));
        values.put("solve.enabled", Boolean.toString(solves));
        return SettingsLoader.load(null, Map.of(), values);
    }

    @Test
    void shouldServeTheStoredGenerationWhenAnInstanceStartsAnew() throws InterruptedException {
        // given
        Settings solving = settings("first", true);
        try (TopicAdministration topics = TopicAdministration.connect(solving)) {
            topics.create();
        }
        Records records = new Records(BROKER.bootstrapServers());
        records.write(purchases());
        JsonNode solved;
        try (App app = App.start(solving, EnumSet.allOf(Role.class))) {
            assertThat(app.awaitReady(LONGEST)).isTrue();
            Eventually.holds(LONGEST, () -> complete(models(app)), () -> String.valueOf(models(app)));
            assertThat(get(app, "/metrics"))
                    .contains("learnstream_solve_duration_seconds_count{model=\"autoencoder\"}")
                    .contains("learnstream_solve_machine_code");
            solved = models(app);
        }

        // when
        try (App app = App.start(settings("second", false), EnumSet.allOf(Role.class))) {
            assertThat(app.awaitReady(LONGEST)).isTrue();

            // then
            JsonNode served = models(app);
            assertThat(complete(served)).isTrue();
            for (int model = 0; model < 2; model++) {
                assertThat(served.at("/models/" + model + "/generation").asLong())
                        .isGreaterThanOrEqualTo(
                                solved.at("/models/" + model + "/generation").asLong());
            }
        }
    }

    /** All learners take c0, c1, c2 in this order, or c3, c4, c5. */
    private static List<ProducerRecord<byte[], byte[]>> purchases() {
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int learner = 0; learner < LEARNERS; learner++) {
            String learnerId = "u" + learner;
            for (int step = 0; step < 3; step++) {
                String course = "c" + (3 * (learner % 2) + step);
                events.add(new ProducerRecord<>(
                        Topics.PURCHASES.name(),
                        learnerId.getBytes(UTF_8),
                        Topics.PURCHASES
                                .codec()
                                .encode(Events.purchase(
                                                learnerId + course,
                                                learnerId,
                                                course,
                                                1_700_000_000_000L + step * 60_000L)
                                        .build())));
            }
        }
        return events;
    }

    /** Whether both models are in force with all six courses. */
    private static boolean complete(JsonNode models) {
        return models.at("/models/0/courses").asInt() == 6
                && models.at("/models/1/courses").asInt() == 6;
    }

    private JsonNode models(App app) {
        try {
            return new ObjectMapper().readTree(get(app, "/v1/models"));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    private String get(App app, String path) {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(app.url() + path)).build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
