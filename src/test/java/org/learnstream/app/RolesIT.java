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
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
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

import static org.assertj.core.api.Assertions.assertThat;

/** One instance that processes and another one that serves. */
final class RolesIT {
    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    private static final Duration LONGEST = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private Settings settings(String name) {
        return SettingsLoader.load(
                null,
                Map.of(),
                Map.of(
                        "kafka.bootstrap-servers",
                        BROKER.bootstrapServers(),
                        "streams.state-directory",
                        folder.resolve(name).toString(),
                        "topics.partitions",
                        "2",
                        "http.port",
                        "0"));
    }

    @Test
    void shouldServeWhatAnotherInstanceProcessedWhenRolesAreSplit() throws InterruptedException {
        // given
        try (TopicAdministration topics = TopicAdministration.connect(settings("none"))) {
            topics.create();
        }
        try (App processing = App.start(settings("processing"), EnumSet.of(Role.PROCESS));
                App serving = App.start(settings("serving"), EnumSet.of(Role.SERVE))) {
            assertThat(processing.awaitReady(LONGEST)).isTrue();
            assertThat(serving.awaitReady(LONGEST)).isTrue();

            // when
            Records records = new Records(BROKER.bootstrapServers());
            for (String course : List.of("a", "b")) {
                records.write(List.of(new ProducerRecord<>(
                        Topics.COURSES.name(),
                        bytes(course),
                        Topics.COURSES.codec().encode(Events.course(course).build()))));
            }
            records.write(List.of(purchase("u", "a"), purchase("u", "b"), purchase("v", "a")));

            // then
            String path = serving.url() + "/v1/users/v/recommendations";
            Eventually.holds(
                    LONGEST,
                    () -> get(path).at("/items/0/course_id").asText().equals("b"),
                    () -> get(path).toString());
            Eventually.holds(
                    LONGEST,
                    () -> get(serving.url() + "/v1/courses/a/neighbours")
                            .at("/items/0/course_id")
                            .asText()
                            .equals("b"),
                    () -> get(serving.url() + "/v1/courses/a/neighbours").toString());
        }
    }

    private static ProducerRecord<byte[], byte[]> purchase(String learner, String course) {
        long yesterday = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
        return new ProducerRecord<>(
                Topics.PURCHASES.name(),
                bytes(learner),
                Topics.PURCHASES
                        .codec()
                        .encode(Events.purchase(learner + course, learner, course, yesterday)
                                .build()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode get(String url) {
        try {
            return new ObjectMapper()
                    .readTree(client.send(
                                    HttpRequest.newBuilder(URI.create(url))
                                            .timeout(Duration.ofSeconds(30))
                                            .build(),
                                    HttpResponse.BodyHandlers.ofString())
                            .body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
