package org.learnstream.streams.intake;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.wire.avro.AffinityVector;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterReason;
import org.learnstream.wire.avro.PurchaseKind;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

final class IntakeTopologyTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long YESTERDAY = NOW - 24 * HOUR;

    private final ProcessingDriver driver =
            new ProcessingDriver(Map.of("intake.max-record-bytes", "1000", "intake.deduplication-horizon", "PT24H"));

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldTakeEveryKindOfEventWhenItIsGood() {
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "a", YESTERDAY).build());
        driver.send(
                Topics.PROGRESS,
                "u",
                Events.progress("2", "u", "b", YESTERDAY, 0.3).build());
        driver.send(
                Topics.PURCHASES, "u", Events.purchase("3", "u", "c", YESTERDAY).build());
        driver.send(
                Topics.REVIEWS, "u", Events.review("4", "u", "d", YESTERDAY, 5).build());
        driver.send(
                Topics.DISCUSSIONS,
                "u",
                Events.discussion("5", "u", "e", YESTERDAY).build());
        driver.send(
                Topics.EXCLUSIONS,
                "u",
                Events.exclusion("7", "u", "f", YESTERDAY).build());
        driver.send(Topics.CLICKS, "u", Events.click("6", "u", null, YESTERDAY).build());

        List<KeyValue<String, AffinityVector>> vectors = driver.read(Topics.AFFINITIES);
        assertThat(vectors)
                .hasSize(6)
                .allSatisfy(vector -> assertThat(vector.key).isEqualTo("u"));
        assertThat(vectors.get(5).value.getEntries())
                .extracting("courseId", "affinityTenths")
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("a", 10),
                        org.assertj.core.groups.Tuple.tuple("b", 30),
                        org.assertj.core.groups.Tuple.tuple("c", 40),
                        org.assertj.core.groups.Tuple.tuple("d", 50),
                        org.assertj.core.groups.Tuple.tuple("e", 20),
                        org.assertj.core.groups.Tuple.tuple("f", 0));
        assertThat(vectors.get(5).value.getEntries())
                .extracting("excluded")
                .containsExactly(false, false, false, false, false, true);
        assertThat(driver.read(Topics.DEAD_LETTERS)).isEmpty();
        assertThat(driver.counts())
                .containsEntry("learning.clicks/received", 2L)
                .containsEntry("learning.clicks/activity", 2L)
                .containsEntry("learning.exclusions/activity", 1L)
                .containsEntry("learning.reviews/activity", 1L);
    }

    @Test
    void shouldRefuseBytesThatAreNoRecord() {
        driver.sendBytes(Topics.CLICKS, "u", "no avro at all".getBytes(UTF_8));

        DeadLetter letter = onlyDeadLetter(Topics.CLICKS, DeadLetterReason.UNDECODABLE);
        assertThat(letter.getMessage()).contains("C3 01");
        assertThat(letter.getValue()).isEqualTo(ByteBuffer.wrap("no avro at all".getBytes(UTF_8)));
        assertThat(letter.getKey()).isEqualTo(ByteBuffer.wrap("u".getBytes(UTF_8)));
        assertThat(letter.getTopic()).isEqualTo("learning.clicks");
        assertThat(letter.getPartition()).isZero();
        assertThat(letter.getOffset()).isZero();
        assertThat(letter.getFailedTime()).isEqualTo(NOW);
    }

    @Test
    void shouldRefuseARecordOfAnotherTopic() {
        driver.sendBytes(
                Topics.CLICKS,
                "u",
                Topics.REVIEWS
                        .codec()
                        .encode(Events.review("1", "u", "a", YESTERDAY, 3).build()));

        assertThat(onlyDeadLetter(Topics.CLICKS, DeadLetterReason.UNDECODABLE).getMessage())
                .contains("fingerprint");
    }

    @Test
    void shouldRefuseARecordWithoutKey() {
        driver.send(Topics.CLICKS, null, Events.click("1", "u", "a", YESTERDAY).build());

        DeadLetter letter = onlyDeadLetter(Topics.CLICKS, DeadLetterReason.MISSING_KEY);
        assertThat(letter.getKey()).isNull();
    }

    @Test
    void shouldRefuseARecordUnderAnotherLearnersKey() {
        driver.send(Topics.CLICKS, "v", Events.click("1", "u", "a", YESTERDAY).build());

        onlyDeadLetter(Topics.CLICKS, DeadLetterReason.KEY_MISMATCH);
    }

    @Test
    void shouldRefuseARecordWithoutValue() {
        driver.send(Topics.PURCHASES, "u", null);

        DeadLetter letter = onlyDeadLetter(Topics.PURCHASES, DeadLetterReason.MISSING_VALUE);
        assertThat(letter.getValue()).isNull();
    }

    @Test
    void shouldRefuseAnEmptyIdentifier() {
        driver.send(Topics.CLICKS, "u", Events.click(" ", "u", "a", YESTERDAY).build());

        assertThat(onlyDeadLetter(Topics.CLICKS, DeadLetterReason.MISSING_VALUE).getMessage())
                .contains("event_id");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 6, -1})
    void shouldRefuseStarsOutOfRange(int stars) {
        driver.send(
                Topics.REVIEWS,
                "u",
                Events.review("1", "u", "a", YESTERDAY, stars).build());

        assertThat(onlyDeadLetter(Topics.REVIEWS, DeadLetterReason.IMPOSSIBLE_VALUE)
                        .getMessage())
                .isEqualTo("stars is " + stars + ", expected 1 to 5");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.01, 1.01, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseAFractionOutOfRange(double fraction) {
        driver.send(
                Topics.PROGRESS,
                "u",
                Events.progress("1", "u", "a", YESTERDAY, fraction).build());

        assertThat(onlyDeadLetter(Topics.PROGRESS, DeadLetterReason.IMPOSSIBLE_VALUE)
                        .getMessage())
                .contains("fraction");
    }

    @Test
    void shouldRefuseImpossibleMoneyTimeTextAndIdentifiers() {
        refuse(
                Topics.PURCHASES,
                Events.purchase("1", "u", "a", YESTERDAY).setAmountMinor(-1).build());
        refuse(
                Topics.PURCHASES,
                Events.purchase("1", "u", "a", YESTERDAY).setCurrency("eur").build());
        refuse(Topics.PURCHASES, Events.purchase("1", "u", "a", 0).build());
        refuse(
                Topics.PROGRESS,
                Events.progress("1", "u", "a", YESTERDAY, 0.1).setSeconds(-5).build());
        refuse(Topics.CLICKS, Events.click("é".repeat(101), "u", "a", YESTERDAY).build());
        refuse(
                Topics.DISCUSSIONS,
                Events.discussion("1", "u", "x".repeat(201), YESTERDAY).build());
        refuse(
                Topics.EXCLUSIONS,
                Events.exclusion("1", "u", "x".repeat(201), YESTERDAY).build());
    }

    private <V extends SpecificRecordBase> void refuse(Topic<V> topic, V value) {
        driver.send(topic, "u", value);
        List<KeyValue<String, DeadLetter>> letters = driver.read(Topics.DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).value.getReason()).isEqualTo(DeadLetterReason.IMPOSSIBLE_VALUE);
    }

    @Test
    void shouldTakeTimesUpToFiveMinutesAheadAndRefuseLaterOnes() {
        long tolerated = NOW + Duration.ofMinutes(5).toMillis();
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "a", tolerated).build());
        driver.send(
                Topics.PURCHASES,
                "u",
                Events.purchase("2", "u", "a", tolerated + 1).build());

        onlyDeadLetter(Topics.PURCHASES, DeadLetterReason.FUTURE_TIME);
        assertThat(driver.counts()).containsEntry("learning.clicks/activity", 1L);
    }

    @Test
    void shouldRefuseAnOversizedRecord() {
        driver.send(
                Topics.REVIEWS,
                "u",
                Events.review("1", "u", "a", YESTERDAY, 3)
                        .setText("x".repeat(1_000))
                        .build());

        assertThat(onlyDeadLetter(Topics.REVIEWS, DeadLetterReason.OVERSIZED).getMessage())
                .contains("intake.max-record-bytes");
    }

    @Test
    void shouldDropAnEventSeenBeforeWithinTheHorizon() {
        long edge = YESTERDAY + 24 * HOUR;
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "a", YESTERDAY).build());
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "b", YESTERDAY).build());
        driver.send(Topics.CLICKS, "v", Events.click("1", "v", "a", YESTERDAY).build());
        driver.send(Topics.CLICKS, "u", Events.click("2", "u", "c", edge).build());
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "d", YESTERDAY).build());

        assertThat(driver.counts())
                .containsEntry("learning.clicks/received", 5L)
                .containsEntry("learning.clicks/activity", 3L)
                .containsEntry("learning.clicks/duplicate", 2L);
        assertThat(driver.read(Topics.AFFINITIES)).hasSize(3);
    }

    @Test
    void shouldTakeAnEventIdAgainWhenTheHorizonHasPassed() {
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "a", YESTERDAY).build());
        driver.send(
                Topics.CLICKS,
                "u",
                Events.click("2", "u", "b", YESTERDAY + 24 * HOUR + 1).build());
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "c", YESTERDAY).build());

        assertThat(driver.counts()).containsEntry("learning.clicks/activity", 3L);
    }

    @Test
    void shouldDropAnOrderSeenBeforeHoweverLate() {
        long longAgo = YESTERDAY - 1_000 * HOUR;
        driver.send(
                Topics.PURCHASES,
                "u",
                Events.purchase("1", "u", "a", longAgo).setOrderId("o").build());
        driver.send(
                Topics.PURCHASES,
                "u",
                Events.purchase("2", "u", "a", YESTERDAY).setOrderId("o").build());
        driver.send(
                Topics.PURCHASES,
                "u",
                Events.purchase("3", "u", "b", YESTERDAY).setOrderId("o").build());
        driver.send(
                Topics.PURCHASES,
                "u",
                Events.purchase("4", "u", "a", YESTERDAY)
                        .setOrderId("o")
                        .setKind(PurchaseKind.REFUND)
                        .build());

        assertThat(driver.counts())
                .containsEntry("learning.purchases/activity", 3L)
                .containsEntry("learning.purchases/duplicate", 1L);
    }

    @Test
    void shouldTakeARecordAgainThatFailedBehindTheIntake() {
        driver.send(
                Topics.PURCHASES, "u", Events.purchase("1", "u", "a", YESTERDAY).build());
        driver.sendAgain(
                Topics.PURCHASES, "u", Events.purchase("1", "u", "a", YESTERDAY).build());

        assertThat(driver.counts()).containsEntry("learning.purchases/activity", 2L);
        assertThat(driver.read(Topics.AFFINITIES)).hasSize(1);
    }

    @Test
    void shouldNotMoveTheClockByRecordsThatAreRefused() {
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "a", YESTERDAY).build());
        driver.send(
                Topics.CLICKS,
                "u",
                Events.click("2", "u", "b", NOW + 1_000 * HOUR).build());
        driver.sendBytes(Topics.CLICKS, "u", new byte[] {1});
        driver.send(Topics.CLICKS, "u", Events.click("1", "u", "c", YESTERDAY).build());

        assertThat(driver.counts()).containsEntry("learning.clicks/duplicate", 1L);
        assertThat(driver.read(Topics.DEAD_LETTERS)).hasSize(2);
    }

    @Test
    void shouldCountEveryRecordOnce() {
        for (int event = 0; event < 60; event++) {
            String id = Integer.toString(event % 40);
            driver.send(
                    Topics.CLICKS,
                    event % 7 == 0 ? null : "u",
                    Events.click(id, "u", "a", YESTERDAY).build());
            driver.send(
                    Topics.REVIEWS,
                    "u",
                    Events.review(id, "u", "a", YESTERDAY, event % 7).build());
        }

        for (String topic : List.of("learning.clicks", "learning.reviews")) {
            Map<String, Long> counts = driver.counts();
            long outcomes = counts.entrySet().stream()
                    .filter(count ->
                            count.getKey().startsWith(topic) && !count.getKey().endsWith("/received"))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            assertThat(counts).containsEntry(topic + "/received", 60L);
            assertThat(outcomes).isEqualTo(60);
        }
        long refused = driver.counts().entrySet().stream()
                .filter(count -> count.getKey().contains("/dead-letter-"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        assertThat(driver.read(Topics.DEAD_LETTERS)).hasSize((int) refused);
    }

    private DeadLetter onlyDeadLetter(Topic<?> topic, DeadLetterReason reason) {
        List<KeyValue<String, DeadLetter>> letters = driver.read(Topics.DEAD_LETTERS);
        assertThat(letters).hasSize(1);
        assertThat(letters.get(0).value.getReason()).isEqualTo(reason);
        String outcome = "/dead-letter-"
                + reason.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        assertThat(driver.counts())
                .containsEntry(topic.name() + "/received", 1L)
                .containsEntry(topic.name() + outcome, 1L)
                .doesNotContainKey(topic.name() + "/activity");
        return letters.get(0).value;
    }
}
