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

/** From a purchase in Kafka to a fresh list of the hybrid over HTTP, in one running instance. */
final class FreshnessIT {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int SUBJECTS = 4;
    private static final int COURSES_OF_A_SUBJECT = 6;
    private static final int LEARNERS = 80;
    private static final long MINUTE = 60_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private EmbeddedInstance instance;
    private Records records;

    @BeforeEach
    void start() throws InterruptedException {
        instance = EmbeddedInstance.startTemporary(
                SettingsLoader.load(null, Map.of(), Map.of("bandit.enabled", "false", "topics.partitions", "2")));
        records = new Records(instance.settings().kafka().bootstrapServers());
        assertThat(instance.app().awaitReady(LONGEST)).isTrue();
    }

    @AfterEach
    void close() {
        instance.close();
    }

    private static String course(int subject, int number) {
        return "s" + subject + "-c" + number;
    }

    private static ProducerRecord<byte[], byte[]> purchase(String learner, String course, long time) {
        return new ProducerRecord<>(
                Topics.PURCHASES.name(),
                learner.getBytes(StandardCharsets.UTF_8),
                Topics.PURCHASES
                        .codec()
                        .encode(Events.purchase(learner + "-" + course, learner, course, time)
                                .build()));
    }

    /** Publishes courses of a few subjects, and learners who each took some courses of one of them. */
    private void campus(long now) {
        List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
        for (int subject = 0; subject < SUBJECTS; subject++) {
            for (int number = 0; number < COURSES_OF_A_SUBJECT; number++) {
                String id = course(subject, number);
                sent.add(new ProducerRecord<>(
                        Topics.COURSES.name(),
                        id.getBytes(StandardCharsets.UTF_8),
                        Topics.COURSES.codec().encode(Events.course(id).build())));
            }
        }
        for (int learner = 0; learner < LEARNERS; learner++) {
            for (int step = 0; step < 3; step++) {
                int number = (learner / SUBJECTS + step) % COURSES_OF_A_SUBJECT;
                sent.add(purchase("u" + learner, course(learner % SUBJECTS, number), now - (60 - step) * MINUTE));
            }
        }
        records.write(sent);
    }

    private JsonNode recommended(String learner) {
        try {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(
                                    instance.app().url() + "/v1/users/" + learner + "/recommendations?limit=5"))
                            .timeout(Duration.ofSeconds(30))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return JSON.readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static List<String> courses(JsonNode answer) {
        List<String> courses = new ArrayList<>();
        answer.path("items").forEach(item -> courses.add(item.get("course_id").asText()));
        return courses;
    }

    private static List<String> reasons(JsonNode answer) {
        List<String> reasons = new ArrayList<>();
        answer.at("/items/0/reasons")
                .forEach(reason -> reasons.add(reason.get("course_id").asText()));
        return reasons;
    }

    @Test
    void shouldServeAnotherListWithinASecondWhenALearnerBuysACourse() {
        // given
        long now = System.currentTimeMillis();
        campus(now);
        Eventually.holds(
                LONGEST,
                () -> recommended("u" + (LEARNERS - 1)).at("/source").asText().equals("personal"),
                () -> recommended("u" + (LEARNERS - 1)).toString());

        // when: learners who never took any course of the subject buy one
        List<Long> millis = new ArrayList<>();
        for (int learner = 0; learner < 7; learner++) {
            String id = "newcomer" + learner;
            String bought = course(2, learner % 3);
            records.write(List.of(purchase(id, course(1, 0), now - 30 * MINUTE)));
            Eventually.holds(
                    LONGEST, () -> reasons(recommended(id)).contains(course(1, 0)), () -> id + " is not served");
            long started = System.nanoTime();
            records.write(List.of(purchase(id, bought, now - MINUTE)));
            Eventually.holds(
                    LONGEST, () -> reasons(recommended(id)).contains(bought), () -> id + " has " + recommended(id));
            millis.add((System.nanoTime() - started) / 1_000_000);
            JsonNode served = recommended(id);

            // then
            assertThat(courses(served)).doesNotContain(bought, course(1, 0));
            assertThat(courses(served).get(0)).startsWith("s2-");
            assertThat(served.at("/items/0/arm").asText()).isEqualTo("hybrid");
        }
        assertThat(millis.stream().sorted().toList().get(3))
                .as("median of %s ms", millis)
                .isLessThan(1_000);
    }
}
