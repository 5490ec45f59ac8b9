package org.learnstream.streams.privacy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.privacy.AfterErasure;
import org.learnstream.domain.privacy.ErasureOrder;
import org.learnstream.domain.privacy.ErasureReceipt;
import org.learnstream.domain.privacy.ErasureReceipt.Stage;
import org.learnstream.domain.privacy.LearnerDigest;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.KnowledgeFigures;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.testkit.Published;
import org.learnstream.testkit.WholeLearner;
import org.learnstream.wire.Erasures;
import org.learnstream.wire.Registered;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterReason;
import org.learnstream.wire.avro.LearnerRegistration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

/** What is left of learners in the streams when they are erased, and what becomes of them afterwards. */
final class ErasureTopologyTest {
    private static final Map<String, String> SETTINGS =
            Map.of("recommend.recommender", "popularity", "bandit.arms", "item-cosine");
    private static final Duration MOMENT = Duration.ofSeconds(1);
    private static final long HOUR = 3_600_000;
    private static final String ARM = "item-cosine";
    private static final String ANNA = "anna";
    private static final List<String> OTHERS = List.of("ann", "annabelle", "bob");

    private final ProcessingDriver driver = new ProcessingDriver(SETTINGS);

    @AfterEach
    void close() {
        driver.close();
    }

    private static void everything(ProcessingDriver driver, String learner, long time) {
        WholeLearner.of(learner, ARM, time).forEach(driver::send);
    }

    private void erase(String erasureId, String learner, AfterErasure after, long requested) {
        driver.send(
                Topics.ERASURES,
                learner,
                Erasures.request(erasureId, learner, new ErasureOrder(requested, "test", after)));
    }

    private List<ErasureReceipt> receipts() {
        List<KeyValue<String, org.learnstream.wire.avro.ErasureReceipt>> receipts = driver.read(Topics.RECEIPTS);
        assertThat(receipts).noneMatch(receipt -> receipt.toString().contains(ANNA));
        return receipts.stream()
                .map(receipt -> Erasures.fromAvro(receipt.value))
                .toList();
    }

    private List<String> rowsOf(String learner) {
        return driver.rows().stream().filter(row -> row.contains(learner)).toList();
    }

    private void click(String learner, long time) {
        driver.send(
                Topics.CLICKS,
                learner,
                Events.click("click-" + time, learner, "a", time).build());
    }

    @Test
    void shouldLeaveNothingOfTheLearnerAndAllOfTheOthersWhenErased() {
        // given
        try (ProcessingDriver neverSaw = new ProcessingDriver(SETTINGS)) {
            for (String other : OTHERS) {
                everything(driver, other, NOW - HOUR);
                everything(neverSaw, other, NOW - HOUR);
            }
            everything(driver, ANNA, NOW - HOUR);
            assertThat(rowsOf(ANNA)).isNotEmpty();

            // when
            erase("e", ANNA, AfterErasure.RESTART, NOW);
            driver.pass(MOMENT);
            neverSaw.pass(MOMENT);

            // then
            assertThat(driver.rows())
                    .filteredOn(row -> !row.startsWith(Stores.ERASED)
                            && !row.startsWith(Stores.INTAKE_COUNTS)
                            && !row.startsWith(Stores.FEEDBACK_ARMS)
                            && !row.startsWith(Stores.BLEND)
                            && !row.startsWith(Stores.PUBLISHED))
                    .containsExactlyInAnyOrderElementsOf(neverSaw.rows().stream()
                            .filter(row -> !row.startsWith(Stores.INTAKE_COUNTS)
                                    && !row.startsWith(Stores.FEEDBACK_ARMS)
                                    && !row.startsWith(Stores.BLEND)
                                    && !row.startsWith(Stores.PUBLISHED))
                            .toList());
            assertThat(rowsOf(ANNA)).allMatch(row -> row.contains("annabelle"));
            assertThat(figures(driver)).isEqualTo(figures(neverSaw));
            assertThat(driver.knowledge().knows(ANNA)).isFalse();
        }
    }

    private static Map<String, Object> figures(ProcessingDriver driver) {
        return KnowledgeFigures.of(driver.knowledge(), Registered.demographics(Published.registration("anybody")), NOW);
    }

    @Test
    void shouldWriteTombstonesAndReceiptsWhenErased() {
        // given
        everything(driver, ANNA, NOW - HOUR);
        List.of(Topics.AFFINITIES, Topics.RECOMMENDATIONS, Topics.CHURN_STATES, Topics.CHURN_ALERTS)
                .forEach(driver::read);

        // when
        erase("e", ANNA, AfterErasure.RESTART, NOW);
        driver.pass(MOMENT);

        // then
        for (Topic<?> topic : Topics.FORGETTING) {
            assertThat(driver.read(topic)).as(topic.name()).contains(KeyValue.pair(ANNA, null));
        }
        assertThat(driver.read(Topics.CHURN_ALERTS)).containsExactly(KeyValue.pair(ANNA, null));
        assertThat(driver.read(Topics.ERASURES)).containsExactly(KeyValue.pair(ANNA, null));
        List<ErasureReceipt> receipts = receipts();
        assertThat(receipts).extracting(ErasureReceipt::erasureId).containsExactly("e", "e");
        assertThat(receipts).extracting(ErasureReceipt::stage).containsExactly(Stage.REMOVED, Stage.UNLEARNT);
        ErasureReceipt last = receipts.get(1);
        assertThat(last.learnerDigest()).isEqualTo(new LearnerDigest("learnstream").of(ANNA));
        assertThat(last.order()).isEqualTo(new ErasureOrder(NOW, "test", AfterErasure.RESTART));
        assertThat(last.removed())
                .isEqualTo(Map.of(
                        Stores.SEEN_EVENTS, 9L,
                        Stores.SEEN_ORDERS, 2L,
                        Stores.EVIDENCE, 1L,
                        Stores.PUBLISHED, 1L,
                        Stores.FEEDBACK_SLATES, 2L,
                        Stores.FEEDBACK_TIMERS, 4L,
                        Stores.PRESENCE, 1L,
                        Stores.CHURN_TIMERS, 1L,
                        Stores.COHORTS, 1L));
        driver.pass(Duration.ofHours(1));
        assertThat(receipts()).isEmpty();
    }

    @Test
    void shouldStayQuietWhenTheLearnersTimersWouldHaveFired() {
        everything(driver, ANNA, NOW - HOUR);
        erase("e", ANNA, AfterErasure.RESTART, NOW);
        driver.pass(MOMENT);
        List.of(Topics.CHURN_ALERTS, Topics.CHURN_STATES, Topics.CHURN_EXAMPLES, Topics.RECOMMENDATIONS)
                .forEach(driver::read);

        driver.pass(Duration.ofDays(60));

        assertThat(driver.read(Topics.CHURN_ALERTS)).isEmpty();
        assertThat(driver.read(Topics.CHURN_STATES)).isEmpty();
        assertThat(driver.read(Topics.CHURN_EXAMPLES)).isEmpty();
        assertThat(driver.read(Topics.RECOMMENDATIONS)).isEmpty();
        assertThat(rowsOf(ANNA)).isEmpty();
    }

    @Test
    void shouldBeginFromNothingWhenLearnerComesBackAfterTheRequest() {
        // given
        everything(driver, ANNA, NOW - HOUR);
        erase("e", ANNA, AfterErasure.RESTART, NOW);
        driver.pass(MOMENT);
        driver.read(Topics.AFFINITIES);
        driver.read(Topics.CHURN_STATES);
        driver.read(Topics.DEAD_LETTERS);

        // when
        click(ANNA, NOW);
        click(ANNA, NOW + 1);

        // then
        List<DeadLetter> letters = driver.read(Topics.DEAD_LETTERS).stream()
                .map(letter -> letter.value)
                .toList();
        assertThat(letters).extracting(DeadLetter::getReason).containsExactly(DeadLetterReason.ERASED);
        assertThat(letters.toString()).doesNotContain(ANNA);
        assertThat(driver.read(Topics.AFFINITIES))
                .singleElement()
                .satisfies(vector -> assertThat(vector.value.getEntries()).hasSize(1));
        assertThat(driver.read(Topics.CHURN_STATES))
                .singleElement()
                .satisfies(state -> assertThat(state.value.getFirstActivity()).isEqualTo(NOW + 1));
    }

    @Test
    void shouldTakeNothingWhenLearnerIsRefused() {
        // given
        everything(driver, ANNA, NOW - HOUR);
        erase("e", ANNA, AfterErasure.REFUSE, NOW);
        driver.pass(MOMENT);
        driver.read(Topics.AFFINITIES);
        driver.read(Topics.RECOMMENDATIONS);
        driver.read(Topics.DEAD_LETTERS);
        driver.read(Topics.REGISTRATIONS);

        // when
        click(ANNA, NOW + 1);
        driver.sendBytes(Topics.CLICKS, ANNA, new byte[] {1, 2, 3});
        driver.send(
                Topics.REGISTRATIONS,
                ANNA,
                LearnerRegistration.newBuilder(Published.registration(ANNA)).build());
        driver.pass(MOMENT);

        // then
        assertThat(driver.read(Topics.AFFINITIES)).isEmpty();
        assertThat(driver.read(Topics.RECOMMENDATIONS)).isEmpty();
        assertThat(driver.read(Topics.REGISTRATIONS)).containsExactly(KeyValue.pair(ANNA, null));
        assertThat(driver.knowledge().knows(ANNA)).isFalse();
        assertThat(driver.read(Topics.DEAD_LETTERS))
                .hasSize(2)
                .noneMatch(letter -> letter.toString().contains(ANNA))
                .extracting(letter -> letter.value.getReason())
                .containsOnly(DeadLetterReason.ERASED);
        assertThat(rowsOf(ANNA)).isEmpty();
    }

    @Test
    void shouldTakeTheLearnerAgainWhenErasedOnceMoreToRestart() {
        erase("first", ANNA, AfterErasure.REFUSE, NOW);
        driver.pass(MOMENT);
        erase("second", ANNA, AfterErasure.RESTART, NOW);
        driver.pass(MOMENT);

        click(ANNA, NOW + 1);

        assertThat(driver.read(Topics.AFFINITIES))
                .last()
                .extracting(vector -> vector.value)
                .isNotNull();
    }

    @Test
    void shouldCountWhatIsRefusedWhenIntakeIsAsked() {
        erase("e", ANNA, AfterErasure.REFUSE, NOW);
        driver.pass(MOMENT);

        click(ANNA, NOW + 1);

        assertThat(driver.counts())
                .containsEntry("learning.clicks/received", 1L)
                .containsEntry("learning.clicks/dead-letter-erased", 1L);
    }

    @Test
    void shouldGiveAReceiptWhenNothingIsKnownOfTheLearner() {
        erase("e", ANNA, AfterErasure.RESTART, NOW);
        driver.pass(MOMENT);

        List<ErasureReceipt> receipts = receipts();

        assertThat(receipts).extracting(ErasureReceipt::stage).containsExactly(Stage.REMOVED, Stage.UNLEARNT);
        assertThat(receipts.get(1).removed().values()).containsOnly(0L);
    }

    @Test
    void shouldNotLetARequestFromTheFutureRefuseWhatComesAfterIt() {
        erase("e", ANNA, AfterErasure.RESTART, NOW + HOUR);
        driver.pass(MOMENT);
        driver.read(Topics.AFFINITIES);

        click(ANNA, NOW + MOMENT.toMillis() + 1);

        assertThat(driver.read(Topics.AFFINITIES)).hasSize(1);
    }
}
