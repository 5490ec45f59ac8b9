package org.learnstream.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicAdministration;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Eventually;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Mutations;
import org.learnstream.testkit.Records;
import org.learnstream.testkit.Samples;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.DeadLetter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A live instance under broken records on every input topic goes on, accounts for all, and starts again over them. */
final class BrokenInputIT {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final int RECORDS = 4_000;
    private static final long SEED = 11;
    private static final long TIME = 1_760_000_000_000L;
    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Records records = new Records(BROKER.bootstrapServers());
    private final Map<String, List<ProducerRecord<byte[], byte[]>>> sent = new HashMap<>();

    @Test
    void shouldAccountForEveryRecordAndStartAgainWhenAllAreBroken() throws Exception {
        // given
        Settings settings = SettingsLoader.load(
                null,
                Map.of(),
                Map.of(
                        "kafka.bootstrap-servers", BROKER.bootstrapServers(),
                        "streams.state-directory", folder.toString(),
                        "topics.partitions", "1",
                        "recommend.recommender", "popularity",
                        "http.port", "0"));
        try (TopicAdministration topics = TopicAdministration.connect(settings)) {
            topics.create();
        }
        Mutations mutations = new Mutations(SEED);
        Topics.INPUTS.forEach(topic -> spoil(topic, mutations));
        spoil(Topics.COURSES, mutations);
        spoil(Topics.REGISTRATIONS, mutations);

        // when
        try (App app = App.start(settings, EnumSet.allOf(Role.class))) {
            assertThat(app.awaitReady(LONGEST)).isTrue();
            sent.values().forEach(records::write);
            assertServes(app, "anna");

            // then
            Eventually.holds(
                    LONGEST,
                    () -> received(app) == (long) RECORDS * Topics.INPUTS.size() + 1,
                    () -> counts(app).toString());
            assertThat(accounted(app)).isEqualTo(received(app));
            assertLetters(refused(app));
        }
        try (App again = App.start(settings, EnumSet.allOf(Role.class))) {
            assertThat(again.awaitReady(LONGEST)).isTrue();
            assertServes(again, "bob");
        }
    }

    private <V extends SpecificRecordBase> void spoil(Topic<V> topic, Mutations mutations) {
        V sample = sample(topic);
        List<ProducerRecord<byte[], byte[]>> broken = new ArrayList<>();
        for (int number = 0; number < RECORDS; number++) {
            Mutations.Sent record = mutations.of(topic, "user_id-é2", sample);
            // A compacted topic takes no record without a key.
            if (record.key() != null || topic.cleanup() != Topic.Cleanup.COMPACT) {
                broken.add(new ProducerRecord<>(topic.name(), 0, TIME, record.key(), record.value()));
            }
        }
        sent.put(topic.name(), broken);
    }

    @SuppressWarnings("unchecked") // a deep copy is of the class that the schema names
    private static <V extends SpecificRecordBase> V sample(Topic<V> topic) {
        return (V) SpecificData.get()
                .deepCopy(topic.codec().schema(), Samples.of(topic.codec().schema()));
    }

    private void assertServes(App app, String learner) {
        records.write(List.of(
                new ProducerRecord<>(
                        Topics.COURSES.name(),
                        "java".getBytes(UTF_8),
                        Topics.COURSES.codec().encode(Events.course("java").build())),
                new ProducerRecord<>(
                        Topics.CLICKS.name(),
                        learner.getBytes(UTF_8),
                        Topics.CLICKS
                                .codec()
                                .encode(Events.click("e-" + learner, learner, "rust", TIME)
                                        .build()))));
        Eventually.holds(
                LONGEST,
                () -> records.read(Topics.RECOMMENDATIONS.name()).stream()
                        .anyMatch(slate -> new String(slate.key(), UTF_8).equals(learner)),
                () -> "no slate of " + learner);
        assertThat(app.failure().toCompletableFuture()).isNotDone();
    }

    private void assertLetters(long refused) throws UndecodableException {
        List<DeadLetter> letters = new ArrayList<>();
        for (var record : records.read(Topics.DEAD_LETTERS.name())) {
            letters.add(Topics.DEAD_LETTERS.codec().decode(record.value()));
        }
        assertThat(letters).hasSize((int) refused).allSatisfy(letter -> {
            ProducerRecord<byte[], byte[]> original =
                    sent.getOrDefault(letter.getTopic(), List.of()).get((int) letter.getOffset());
            assertThat(letter.getMessage()).isNotBlank();
            assertThat(letter.getValue())
                    .isEqualTo(original.value() == null ? null : ByteBuffer.wrap(original.value()));
            assertThat(letter.getKey()).isEqualTo(original.key() == null ? null : ByteBuffer.wrap(original.key()));
        });
    }

    private JsonNode counts(App app) {
        try {
            return JSON.readTree(client.send(
                            HttpRequest.newBuilder(URI.create(app.url() + "/v1/intake"))
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

    private long received(App app) {
        return sum(app, "received");
    }

    private long accounted(App app) {
        return sum(app, "activities") + sum(app, "duplicates") + refused(app);
    }

    private long refused(App app) {
        long refused = 0;
        for (JsonNode topic : counts(app).at("/topics")) {
            for (JsonNode reason : topic.at("/dead_letters")) {
                refused += reason.asLong();
            }
        }
        return refused;
    }

    private long sum(App app, String what) {
        long sum = 0;
        for (JsonNode topic : counts(app).at("/topics")) {
            sum += topic.at("/" + what).asLong();
        }
        return sum;
    }
}
