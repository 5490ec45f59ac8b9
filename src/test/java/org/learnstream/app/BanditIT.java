package org.learnstream.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.SettingsLoader;
import org.learnstream.generator.Campus;
import org.learnstream.generator.CampusFeed;
import org.learnstream.generator.CampusOptions;
import org.learnstream.generator.FeedListener;
import org.learnstream.generator.FeedOptions;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.CommandRun;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.Records;
import org.learnstream.wire.avro.FeedbackKind;
import org.learnstream.wire.avro.RecommendationFeedback;

import static org.assertj.core.api.Assertions.assertThat;

/** Feedback through a whole instance: it shows in the bandit, and slates follow it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class BanditIT {
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final int READERS = 300;
    private static final String FAVOURITE = "item-cosine-recency";
    private static final String OTHER = "popularity";

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private java.nio.file.Path folder;

    private static EmbeddedInstance start() {
        return EmbeddedInstance.startTemporary(SettingsLoader.load(
                null,
                Map.of(),
                Map.of(
                        "topics.partitions",
                        "3",
                        "recommend.recommender",
                        FAVOURITE,
                        "bandit.arms",
                        OTHER,
                        "bandit.feedback-delay",
                        "PT0S",
                        "bandit.publish-interval",
                        "PT0.2S")));
    }

    @Test
    void shouldFollowTheFeedbackWhenLearnersPreferAnotherArm() throws IOException, InterruptedException {
        try (EmbeddedInstance instance = start()) {
            // given
            assertThat(instance.app().awaitReady(LONGEST)).isTrue();
            String url = instance.app().url();
            Records records = new Records(instance.settings().kafka().bootstrapServers());
            List<ProducerRecord<byte[], byte[]>> first = new ArrayList<>();
            for (int course = 0; course < 20; course++) {
                String id = "course-" + course;
                first.add(record(Topics.COURSES, id, Events.course(id).build()));
            }
            records.write(first);
            records.write(purchases("course-0"));
            Eventually.holds(
                    LONGEST,
                    () -> share(arms(url), FAVOURITE) > 0.9,
                    () -> get(url, "/v1/bandit").body());
            Eventually.holds(LONGEST, () -> slots(url, OTHER) >= 0, () -> "slates are not there");

            // when: everybody follows one arm and nobody the other
            long now = System.currentTimeMillis();
            List<ProducerRecord<byte[], byte[]>> feedback = new ArrayList<>();
            for (int reader = 0; reader < READERS; reader++) {
                feedback.add(feedback(reader, 0, FAVOURITE, FeedbackKind.IMPRESSION, now));
                feedback.add(feedback(reader, 1, OTHER, FeedbackKind.CLICK, now));
            }
            records.write(feedback);

            // then: it is counted, the shares turn round, and so do the slates
            Eventually.holds(
                    LONGEST,
                    () -> number(arms(url), OTHER, "clicks") == READERS
                            && number(arms(url), FAVOURITE, "impressions") == READERS,
                    () -> get(url, "/v1/bandit").body());
            assertThat(share(arms(url), OTHER)).isGreaterThan(0.9);
            records.write(purchases("course-1"));
            Eventually.holds(
                    LONGEST, () -> slots(url, OTHER) > 15, () -> "slots of the other arm: " + slots(url, OTHER));
            CommandRun run = CommandRun.of(
                    "evaluate",
                    "off-policy",
                    "--bootstrap",
                    instance.settings().kafka().bootstrapServers(),
                    "--export",
                    folder.resolve("feedback.jsonl").toString());
            assertThat(run.output()).contains("600 slots with feedback, 600 with a known propensity");
            assertThat(folder.resolve("feedback.jsonl")).content().hasLineCount(600);
        }
    }

    @Test
    void shouldCountWhatLearnersOfTheCampusDo() throws Exception {
        try (EmbeddedInstance instance = start()) {
            // given
            assertThat(instance.app().awaitReady(LONGEST)).isTrue();
            String url = instance.app().url();
            Campus campus = new Campus(new CampusOptions(
                    3, 200, 60, System.currentTimeMillis() - Duration.ofDays(3).toMillis()));

            // when
            try (CampusFeed feed = CampusFeed.open(
                    campus,
                    new FeedOptions(400, Long.MAX_VALUE, 0, true),
                    instance.settings().kafka(),
                    Framing.SINGLE_OBJECT,
                    FeedListener.NONE)) {
                Thread running = new Thread(feed::run, "campus");
                running.start();

                // then
                Eventually.holds(
                        LONGEST,
                        () -> total(url, "impressions") > 100,
                        () -> get(url, "/v1/bandit").body());
                Eventually.holds(
                        LONGEST,
                        () -> total(url, "clicks") > 3,
                        () -> get(url, "/v1/bandit").body());
                feed.stop();
                running.join(LONGEST.toMillis());
            }
            JsonNode intake = json(get(url, "/v1/intake"));
            JsonNode feedback = StreamSupport.stream(intake.at("/topics").spliterator(), false)
                    .filter(topic -> topic.at("/topic").asText().equals(Topics.FEEDBACK.name()))
                    .findFirst()
                    .orElseThrow();
            assertThat(feedback.at("/activities").asLong()).isPositive();
            assertThat(feedback.at("/dead_letters")).isEmpty();
        }
    }

    private static List<ProducerRecord<byte[], byte[]>> purchases(String course) {
        List<ProducerRecord<byte[], byte[]>> purchases = new ArrayList<>();
        for (int reader = 0; reader < READERS; reader++) {
            String id = "reader-" + reader;
            purchases.add(record(
                    Topics.PURCHASES,
                    id,
                    Events.purchase(course + id, id, course, System.currentTimeMillis())
                            .build()));
        }
        return purchases;
    }

    private static ProducerRecord<byte[], byte[]> feedback(
            int reader, int slot, String arm, FeedbackKind kind, long time) {
        String id = "reader-" + reader;
        return record(
                Topics.FEEDBACK,
                id,
                RecommendationFeedback.newBuilder()
                        .setEventId("feedback-" + slot)
                        .setUserId(id)
                        .setEventTime(time)
                        .setSlateId("slate-" + reader)
                        .setCourseId("course-5")
                        .setSlot(slot)
                        .setArm(arm)
                        .setKind(kind)
                        .setPropensity(arm.equals(FAVOURITE) ? 0.99f : 0.01f)
                        .build());
    }

    private static <V extends SpecificRecordBase> ProducerRecord<byte[], byte[]> record(
            Topic<V> topic, String key, V value) {
        return new ProducerRecord<>(
                topic.name(),
                key.getBytes(StandardCharsets.UTF_8),
                topic.codec().encode(value));
    }

    /** Returns the arms of learners with a short history. */
    private JsonNode arms(String url) {
        return json(get(url, "/v1/bandit")).at("/segments/1/arms");
    }

    private static long number(JsonNode arms, String arm, String field) {
        return StreamSupport.stream(arms.spliterator(), false)
                .filter(one -> one.at("/arm").asText().equals(arm))
                .mapToLong(one -> one.at("/" + field).asLong())
                .sum();
    }

    private static double share(JsonNode arms, String arm) {
        return StreamSupport.stream(arms.spliterator(), false)
                .filter(one -> one.at("/arm").asText().equals(arm))
                .mapToDouble(one -> one.at("/share").asDouble())
                .sum();
    }

    private long total(String url, String field) {
        return json(get(url, "/v1/bandit")).findValues(field).stream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    /** Returns how many of the first 18 slots of a reader an arm fills; -1 without a slate. */
    private long slots(String url, String arm) {
        HttpResponse<String> response = get(url, "/v1/users/reader-7/recommendations?limit=18");
        if (response.statusCode() != 200 || !response.body().contains("\"personal\"")) {
            return -1;
        }
        return json(response).findValuesAsText("arm").stream()
                .filter(arm::equals)
                .count();
    }

    private HttpResponse<String> get(String url, String path) {
        try {
            return client.send(HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static JsonNode json(HttpResponse<String> response) {
        try {
            return new ObjectMapper().readTree(response.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
