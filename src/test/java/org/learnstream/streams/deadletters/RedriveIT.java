package org.learnstream.streams.deadletters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.learnstream.config.Settings;
import org.learnstream.config.SettingsLoader;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.ClusterException;
import org.learnstream.testkit.Letters;
import org.learnstream.testkit.LiveBroker;
import org.learnstream.testkit.Records;
import org.learnstream.wire.UndecodableException;
import org.learnstream.wire.avro.DeadLetter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.learnstream.testkit.Letters.letter;
import static org.learnstream.wire.avro.DeadLetterReason.FUTURE_TIME;
import static org.learnstream.wire.avro.DeadLetterReason.UNDECODABLE;

class RedriveIT {
    private static final String CLICKS = "learning.clicks";
    private static final String REVIEWS = "learning.reviews";
    private static final DeadLetterFilter FUTURE = new DeadLetterFilter(FUTURE_TIME, null);

    @RegisterExtension
    static final LiveBroker BROKER = new LiveBroker();

    private final Records records = new Records(BROKER.bootstrapServers());

    @BeforeEach
    void createTopics() {
        records.deleteAll();
        records.create("dead.letters", 1, Map.of());
        records.create(CLICKS, 3, Map.of("retention.ms", "-1"));
        records.create(REVIEWS, 3, Map.of("retention.ms", "-1"));
    }

    @Test
    void shouldSendTheOriginalRecordWhenRedriven() {
        // given
        records.write(List.of(letter("a", UNDECODABLE, CLICKS)));

        // when
        Redrive.Summary summary = redrive(DeadLetterFilter.ALL);

        // then
        assertThat(summary).isEqualTo(new Redrive.Summary(Map.of(CLICKS, 1L), 0, 0));
        ConsumerRecord<byte[], byte[]> sent = records.read(CLICKS).get(0);
        assertThat(sent.partition()).isEqualTo(1);
        assertThat(sent.timestamp()).isEqualTo(Letters.RECORD_TIME);
        assertThat(sent.key()).asString(UTF_8).isEqualTo("learner-1");
        assertThat(sent.value()).asString(UTF_8).isEqualTo("a");
        assertThat(sent.headers()).extracting(Header::key).containsExactly("ce_id", "empty");
        assertThat(sent.headers().lastHeader("ce_id").value()).asString(UTF_8).isEqualTo("a");
        assertThat(sent.headers().lastHeader("empty").value()).isNull();
    }

    @Test
    void shouldLeaveALetterWhereItIsWhenItDoesNotHoldTheWholeRecord() throws UndecodableException {
        // given
        ProducerRecord<byte[], byte[]> whole = letter("a", UNDECODABLE, CLICKS);
        DeadLetter part = DeadLetter.newBuilder(Topics.DEAD_LETTERS.codec().decode(whole.value()))
                .setMissingBytes(1)
                .build();
        records.write(List.of(new ProducerRecord<>(
                whole.topic(), 0, null, null, Topics.DEAD_LETTERS.codec().encode(part))));

        // when
        Redrive.Summary summary = redrive(DeadLetterFilter.ALL);

        // then
        assertThat(summary).isEqualTo(new Redrive.Summary(Map.of(), 0, 1));
        assertThat(records.read(CLICKS)).isEmpty();
    }

    @Test
    void shouldSendNothingWhenRedrivenAgain() {
        // given
        records.write(List.of(letter("a", UNDECODABLE, CLICKS), letter("b", UNDECODABLE, CLICKS)));
        redrive(DeadLetterFilter.ALL);

        // when
        Redrive.Summary again = redrive(DeadLetterFilter.ALL);

        // then
        assertThat(again.total()).isZero();
        assertThat(values(CLICKS)).containsExactly("a", "b");
    }

    @Test
    void shouldSendEachLetterOnceWhenRedrivenByReasonAndThenAll() {
        // given
        records.write(List.of(
                letter("u1", UNDECODABLE, CLICKS),
                letter("f1", FUTURE_TIME, CLICKS),
                letter("u2", UNDECODABLE, REVIEWS),
                letter("f2", FUTURE_TIME, REVIEWS),
                letter("u3", UNDECODABLE, CLICKS)));

        // when
        Redrive.Summary byReason = redrive(FUTURE);

        // then
        assertThat(byReason).isEqualTo(new Redrive.Summary(Map.of(CLICKS, 1L, REVIEWS, 1L), 2, 0));
        assertThat(values(CLICKS)).containsExactly("f1");
        assertThat(pending()).containsExactlyInAnyOrder("u1", "u2", "u3");

        // and then all
        redrive(DeadLetterFilter.ALL);
        assertThat(values(CLICKS)).containsExactlyInAnyOrder("f1", "u1", "u3");
        assertThat(values(REVIEWS)).containsExactlyInAnyOrder("f2", "u2");
        assertThat(pending()).isEmpty();
    }

    @Test
    void shouldSayWhereALetterWasWhenItIsMoved() {
        // given
        records.write(List.of(letter("u1", UNDECODABLE, CLICKS), letter("f1", FUTURE_TIME, CLICKS)));

        // when
        redrive(FUTURE);

        // then
        assertThat(records.read("dead.letters"))
                .last()
                .satisfies(moved -> assertThat(
                                moved.headers().lastHeader(Redrive.MOVED).value())
                        .asString(UTF_8)
                        .isEqualTo("0@0"));
    }

    @Test
    void shouldSendNothingWhenOnlyPlanned() {
        // given
        records.write(List.of(letter("a", UNDECODABLE, CLICKS), letter("b", FUTURE_TIME, CLICKS)));

        // when
        Redrive.Summary planned;
        try (Redrive redrive = Redrive.take(settings(), Framing.SINGLE_OBJECT, FUTURE)) {
            planned = redrive.plan();
        }

        // then
        assertThat(planned).isEqualTo(new Redrive.Summary(Map.of(CLICKS, 1L), 1, 0));
        assertThat(values(CLICKS)).isEmpty();
        assertThat(pending()).containsExactly("a", "b");
    }

    @Test
    void shouldKeepALetterWhenTheApplicationWritesItsTopicItself() {
        // given
        records.create("recommendations", 3, Map.of("cleanup.policy", "compact"));
        records.write(List.of(letter("slate", UNDECODABLE, "recommendations"), letter("a", UNDECODABLE, CLICKS)));

        // when
        Redrive.Summary summary = redrive(DeadLetterFilter.ALL);

        // then
        assertThat(summary).isEqualTo(new Redrive.Summary(Map.of(CLICKS, 1L), 1, 1));
        assertThat(values("recommendations")).isEmpty();
        assertThat(pending()).containsExactly("slate");
    }

    @Test
    void shouldGoOnWhenARecordIsNoDeadLetter() {
        // given
        records.write(List.of(
                new ProducerRecord<>("dead.letters", "nonsense".getBytes(UTF_8)), letter("a", UNDECODABLE, CLICKS)));

        // when
        Redrive.Summary summary = redrive(DeadLetterFilter.ALL);

        // then
        assertThat(summary.total()).isEqualTo(1);
        assertThat(values(CLICKS)).containsExactly("a");
        assertThat(values("dead.letters")).last().isEqualTo("nonsense");
    }

    @Test
    void shouldSendEachLetterOnceWhenItEndsHalfwayAndIsStartedAgain() {
        // given
        List<String> names =
                IntStream.range(0, 1_200).mapToObj(number -> "n" + number).toList();
        records.write(
                names.stream().map(name -> letter(name, UNDECODABLE, CLICKS)).toList());

        // when
        List<Long> committed = new ArrayList<>();
        try (Redrive redrive = Redrive.take(settings(), Framing.SINGLE_OBJECT, DeadLetterFilter.ALL)) {
            assertThatThrownBy(() -> redrive.run(sent -> {
                        committed.add(sent);
                        throw new IllegalStateException("power cut");
                    }))
                    .hasMessage("power cut");
        }
        Redrive.Summary rest = redrive(DeadLetterFilter.ALL);

        // then
        assertThat(committed).hasSize(1).allSatisfy(sent -> assertThat(sent).isBetween(1L, 1_199L));
        assertThat(rest.total()).isEqualTo(1_200 - committed.get(0));
        assertThat(values(CLICKS)).containsExactlyElementsOf(names);
    }

    @Test
    void shouldCommitNothingWhenAnotherRedriveHasTakenOver() {
        // given
        records.write(List.of(letter("a", UNDECODABLE, CLICKS)));
        try (Redrive first = Redrive.take(settings(), Framing.SINGLE_OBJECT, DeadLetterFilter.ALL)) {
            redrive(DeadLetterFilter.ALL);
            records.write(List.of(letter("b", UNDECODABLE, CLICKS)));

            // when / then
            assertThatThrownBy(() -> first.run(sent -> {}))
                    .isInstanceOf(ClusterException.class)
                    .hasMessageContaining("taken over");
        }
        assertThat(values(CLICKS)).containsExactly("a");
        assertThat(pending()).containsExactly("b");
    }

    private static Redrive.Summary redrive(DeadLetterFilter filter) {
        try (Redrive redrive = Redrive.take(settings(), Framing.SINGLE_OBJECT, filter)) {
            return redrive.run(sent -> {});
        }
    }

    private List<String> pending() {
        assertThat(records.read("dead.letters")).isNotNull();
        List<String> names = new ArrayList<>();
        try (DeadLetterLog log = DeadLetterLog.connect(settings(), Framing.SINGLE_OBJECT)) {
            log.read(one -> one.letter()
                    .ifPresent(letter -> names.add(
                            UTF_8.decode(letter.getValue().duplicate()).toString())));
        }
        return names;
    }

    private List<String> values(String topic) {
        return records.read(topic).stream()
                .map(record -> new String(record.value(), UTF_8))
                .toList();
    }

    private static Settings settings() {
        return SettingsLoader.load(null, Map.of(), Map.of("kafka.bootstrap-servers", BROKER.bootstrapServers()));
    }
}
