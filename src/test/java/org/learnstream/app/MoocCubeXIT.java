package org.learnstream.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.learnstream.config.SettingsLoader;
import org.learnstream.dataset.MoocCubeX;
import org.learnstream.replay.MoocCubeXReplay;
import org.learnstream.replay.Replay;
import org.learnstream.replay.ReplayOptions;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.RealData;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A replay of all of MOOCCubeX through a real broker: the neighbours served equal an independent computation. */
final class MoocCubeXIT {
    private static final long ENROLMENTS = 1_085_023;
    private static final Duration LONGEST = Duration.ofMinutes(20);
    /** What is compared is the course model: slates are made in the cheapest way, and nearly all of them may wait. */
    private static final Map<String, String> SETTINGS = Map.of(
            "streams.threads",
            "2",
            "recommend.recommender",
            "item-cosine-recency",
            "bandit.enabled",
            "false",
            "solve.enabled",
            "false",
            "hybrid.share",
            "0",
            "recommend.scoring-share",
            "0.05",
            "recommend.sweep-interval",
            "PT0S");

    private static final double TOLERANCE = 1e-9;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void shouldServeTheReferenceNeighboursWhenAllEnrolmentsWereReplayed() throws IOException, InterruptedException {
        Path data = RealData.require("mooccubex");
        Replay replay = new Replay(MoocCubeXReplay.of(MoocCubeX.in(data)), ReplayOptions.ALL);
        try (EmbeddedInstance instance =
                EmbeddedInstance.startTemporary(SettingsLoader.load(null, Map.of(), SETTINGS))) {
            assertThat(instance.app().awaitReady(LONGEST)).isTrue();

            replay.run(instance.settings(), sent -> {});
            String url = instance.app().url();
            Eventually.holds(LONGEST, () -> activities(url) >= ENROLMENTS, () -> "activities " + activities(url));
            Eventually.holds(LONGEST, () -> modelLearners(url) >= 97_722, () -> "learners " + modelLearners(url));

            assertThat(activities(url)).isEqualTo(ENROLMENTS);
            assertNeighbours(url, reference(data));
        }
    }

    /** Returns the reference: by course, the cosines of its neighbours. */
    private static Map<String, Map<String, Double>> reference(Path data) throws IOException {
        Map<String, Map<String, Double>> reference = new TreeMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(data.resolve("reference-item-neighbours.tsv.gz"))),
                StandardCharsets.UTF_8))) {
            lines.lines()
                    .skip(1)
                    .map(line -> List.of(line.split("\t")))
                    .forEach(fields -> reference
                            .computeIfAbsent(fields.get(0), course -> new HashMap<>())
                            .put(fields.get(3), Double.parseDouble(fields.get(5))));
        }
        assertThat(reference).hasSize(25);
        return reference;
    }

    private void assertNeighbours(String url, Map<String, Map<String, Double>> reference) {
        reference.forEach((course, neighbours) -> {
            Eventually.holds(
                    LONGEST,
                    () -> matches(get(url + "/v1/courses/" + course + "/neighbours?limit=100"), neighbours),
                    () -> course + " has " + get(url + "/v1/courses/" + course + "/neighbours?limit=100")
                            + ", expected " + neighbours);
            JsonNode items = get(url + "/v1/courses/" + course + "/neighbours?limit=" + neighbours.size())
                    .get("items");
            double smallest = neighbours.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElseThrow();
            assertThat(items).hasSize(neighbours.size());
            // Beyond ties at the end of the list, nothing ranks higher that the reference does not have.
            items.forEach(item -> assertThat(item.get("cosine").asDouble())
                    .as(course + " " + item)
                    .isCloseTo(neighbours.getOrDefault(item.get("course_id").asText(), smallest), within(TOLERANCE)));
        });
    }

    private static boolean matches(JsonNode answer, Map<String, Double> neighbours) {
        Map<String, Double> served = new HashMap<>();
        answer.get("items")
                .forEach(item -> served.put(
                        item.get("course_id").asText(), item.get("cosine").asDouble()));
        return neighbours.entrySet().stream()
                .allMatch(expected -> served.containsKey(expected.getKey())
                        && Math.abs(served.get(expected.getKey()) - expected.getValue()) <= TOLERANCE);
    }

    private long activities(String url) {
        long sum = 0;
        for (JsonNode topic : get(url + "/v1/intake").get("topics")) {
            sum += topic.get("activities").asLong();
        }
        return sum;
    }

    private long modelLearners(String url) {
        return text(url + "/metrics")
                .lines()
                .filter(line -> line.startsWith("learnstream_model_learners "))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    private JsonNode get(String url) {
        try {
            return JSON.readTree(text(url));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private String text(String url) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(url))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).as(url + " " + response.body()).isEqualTo(200);
            return response.body();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
