package org.learnstream.app;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterReason;

import static org.assertj.core.api.Assertions.assertThat;

/** A record that the application makes and the cluster does not take is put aside, and the stream goes on. */
final class PoisonOutputIT {
    private static final Duration LONGEST = Duration.ofMinutes(2);

    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    @TempDir
    Path folder;

    private final Records records = new Records(BROKER.bootstrapServers());

    private App app;

    @BeforeEach
    void start() throws InterruptedException {
        records.deleteAll();
        Settings settings = SettingsLoader.load(
                null,
                Map.of(),
                Map.of(
                        "kafka.bootstrap-servers", BROKER.bootstrapServers(),
                        "streams.application-id", "poison-" + System.nanoTime(),
                        "streams.state-directory", folder.toString(),
                        "topics.partitions", "1",
                        "topics.max-message-bytes", "4096",
                        "intake.max-record-bytes", "1024",
                        "http.port", "0"));
        try (TopicAdministration topics = TopicAdministration.connect(settings)) {
            topics.create();
        }
        app = App.start(settings, EnumSet.allOf(Role.class));
        assertThat(app.awaitReady(LONGEST)).isTrue();
    }

    @AfterEach
    void close() {
        app.close();
    }

    @Test
    void shouldPutTheRecordAsideWhenWhatIsMadeOfItIsLargerThanTheTopicTakes() {
        // given
        List<ProducerRecord<byte[], byte[]>> events = new ArrayList<>();
        for (int course = 0; course < 60; course++) {
            events.add(click("glutton", "c".repeat(150) + course, course));
        }
        events.add(click("anna", "java", 1_000));

        // when
        records.write(events);

        // then
        assertAnnaIsServed();
        List<DeadLetter> letters = letters();
        assertThat(letters).isNotEmpty().allSatisfy(letter -> {
            assertThat(letter.getReason()).isEqualTo(DeadLetterReason.UNPRODUCIBLE);
            assertThat(letter.getTopic()).isEqualTo(Topics.CLICKS.name());
            assertThat(letter.getValue())
                    .isEqualTo(
                            ByteBuffer.wrap(events.get((int) letter.getOffset()).value()));
            assertThat(letter.getMessage()).contains("expected at most");
        });
        assertThat(vectors("glutton")
                        + letters.stream()
                                .filter(letter -> letter.getMessage().contains(Topics.AFFINITIES.name()))
                                .count())
                .isEqualTo(60);
    }

    @Test
    void shouldKeepTheBeginningWhenARecordIsLargerThanALetterMayBe() throws Exception {
        // given
        byte[] zeros = new byte[500_000];
        Map<String, Object> properties =
                Map.of("bootstrap.servers", BROKER.bootstrapServers(), "compression.type", "gzip");

        // when
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.CLICKS.name(),
                            null,
                            "anna".getBytes(StandardCharsets.UTF_8),
                            zeros,
                            List.of(new RecordHeader("h", zeros))))
                    .get();
        }
        records.write(List.of(click("anna", "java", 1_000)));

        // then
        assertAnnaIsServed();
        assertThat(letters()).singleElement().satisfies(letter -> {
            assertThat(letter.getReason()).isEqualTo(DeadLetterReason.OVERSIZED);
            assertThat(letter.getMessage()).contains("500000 bytes");
            assertThat(letter.getValue().remaining()).isGreaterThan(4_096);
            assertThat(letter.getHeaders()).isEmpty();
            assertThat(letter.getMissingBytes())
                    .isEqualTo(zeros.length - letter.getValue().remaining() + zeros.length + 1);
        });
    }

    private void assertAnnaIsServed() {
        Eventually.holds(
                LONGEST,
                () -> vectors("anna") == 1,
                () -> "letters: " + letters().size());
        assertThat(app.failure().toCompletableFuture()).isNotDone();
    }

    private long vectors(String learner) {
        return records.read(Topics.AFFINITIES.name()).stream()
                .filter(record -> new String(record.key(), StandardCharsets.UTF_8).equals(learner))
                .count();
    }

    private static ProducerRecord<byte[], byte[]> click(String learner, String course, int id) {
        return new ProducerRecord<>(
                Topics.CLICKS.name(),
                learner.getBytes(StandardCharsets.UTF_8),
                Topics.CLICKS
                        .codec()
                        .encode(Events.click("e" + id, learner, course, 1_760_000_000_000L + id)
                                .build()));
    }

    private List<DeadLetter> letters() {
        return records.read(Topics.DEAD_LETTERS.name()).stream()
                .map(record -> {
                    try {
                        return Topics.DEAD_LETTERS.codec().decode(record.value());
                    } catch (UndecodableException impossible) {
                        throw new IllegalStateException(impossible);
                    }
                })
                .toList();
    }
}
