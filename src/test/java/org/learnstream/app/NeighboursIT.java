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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.learnstream.config.SettingsLoader;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.Records;

import static org.assertj.core.api.Assertions.assertThat;

/** Purchases go in at the broker; similar learners, and what they took, come out at the server. */
final class NeighboursIT {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final Map<String, List<String>> PURCHASES = Map.of(
            "anna", List.of("algebra", "botany"),
            "bob", List.of("algebra", "botany", "zoology"),
            "eve", List.of("algebra", "drawing"),
            "joe", List.of("economics"));

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldServeSimilarLearnersAndWhatTheyTookWhenPurchasesCameThroughTheBroker() throws InterruptedException {
        Map<String, String> settings = Map.of("recommend.recommender", "user-neighbours", "recommend.neighbours", "10");
        try (EmbeddedInstance instance =
                EmbeddedInstance.startTemporary(SettingsLoader.load(null, Map.of(), settings))) {
            assertThat(instance.app().awaitReady(LONGEST)).isTrue();

            // when
            new Records(instance.settings().kafka().bootstrapServers()).write(records());

            // then
            String anna = instance.app().url() + "/v1/users/anna";
            Eventually.holds(
                    LONGEST,
                    () -> texts(anna + "/neighbours", "user_id").equals(List.of("bob", "eve")),
                    () -> "neighbours " + get(anna + "/neighbours"));
            Eventually.holds(
                    LONGEST,
                    () -> texts(anna + "/recommendations?limit=2", "course_id").equals(List.of("zoology", "drawing")),
                    () -> "recommendations " + get(anna + "/recommendations?limit=2"));
            // Before the neighbours are known, the same courses are the popular ones, without reasons.
            Eventually.holds(
                    LONGEST,
                    () -> Set.copyOf(get(anna + "/recommendations?limit=1").findValuesAsText("course_id"))
                            .equals(Set.of("zoology", "algebra", "botany")),
                    () -> "reasons " + get(anna + "/recommendations?limit=1"));
            assertThat(get(anna + "/neighbours").at("/items/0/common_courses").asInt())
                    .isEqualTo(2);
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> records() {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        PURCHASES.values().stream()
                .flatMap(List::stream)
                .distinct()
                .forEach(course -> records.add(new ProducerRecord<>(
                        Topics.COURSES.name(),
                        bytes(course),
                        Topics.COURSES.codec().encode(Events.course(course).build()))));
        PURCHASES.forEach((learner, courses) -> courses.forEach(course -> records.add(new ProducerRecord<>(
                Topics.PURCHASES.name(),
                bytes(learner),
                Topics.PURCHASES
                        .codec()
                        .encode(Events.purchase(learner + course, learner, course, 1_000)
                                .build())))));
        return records;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> texts(String url, String field) {
        List<String> texts = new ArrayList<>();
        get(url).path("items").forEach(item -> texts.add(item.path(field).asText()));
        return texts;
    }

    private JsonNode get(String url) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new ObjectMapper().readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
