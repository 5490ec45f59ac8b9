package org.learnstream.streams.feedback;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.domain.bandit.Outcomes;
import org.learnstream.domain.bandit.Segment;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.wire.avro.ArmCounts;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterReason;
import org.learnstream.wire.avro.FeedbackKind;
import org.learnstream.wire.avro.RecommendationFeedback;
import org.learnstream.wire.avro.Slate;
import org.learnstream.wire.avro.SlateItem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

final class FeedbackTopologyTest {
    private static final String ARM = "popularity";
    private static final String FAVOURITE = "item-cosine-recency";

    private final ProcessingDriver driver = new ProcessingDriver(Map.of(
            "recommend.recommender",
            FAVOURITE,
            "bandit.arms",
            ARM,
            "bandit.feedback-delay",
            "PT10M",
            "bandit.correction-horizon",
            "PT2H",
            "bandit.publish-interval",
            "PT1S",
            "recommend.sweep-interval",
            "PT1S"));

    private int events;

    @AfterEach
    void close() {
        driver.close();
    }

    private void respond(String learner, int slot, FeedbackKind kind, long time) {
        respond(learner, slot, ARM, kind, time);
    }

    private void respond(String learner, int slot, String arm, FeedbackKind kind, long time) {
        driver.send(
                Topics.FEEDBACK,
                learner,
                feedback("event-" + events++, learner, time)
                        .setSlot(slot)
                        .setArm(arm)
                        .setKind(kind)
                        .build());
    }

    private static RecommendationFeedback.Builder feedback(String eventId, String learner, long time) {
        return RecommendationFeedback.newBuilder()
                .setEventId(eventId)
                .setUserId(learner)
                .setEventTime(time)
                .setSlateId("slate-of-" + learner)
                .setCourseId("a")
                .setSlot(0)
                .setArm(ARM)
                .setKind(FeedbackKind.IMPRESSION);
    }

    private Outcomes counted(Segment segment) {
        return driver.knowledge().arms().counts(segment, ARM).all();
    }

    @Test
    void shouldCountAFailureWhenTheDelayHasPassedAndNotBefore() {
        respond("u", 0, FeedbackKind.IMPRESSION, NOW);
        driver.pass(Duration.ofMinutes(9));
        assertThat(counted(Segment.NONE)).isEqualTo(Outcomes.NONE);

        driver.pass(Duration.ofMinutes(2));

        assertThat(counted(Segment.NONE)).isEqualTo(new Outcomes(1, 0, 0));
        List<KeyValue<String, ArmCounts>> published = driver.read(Topics.ARMS);
        assertThat(published).hasSize(1);
        assertThat(published.get(0).key).isEqualTo("0/none/popularity");
    }

    @Test
    void shouldCountTheBestResponseOfASlotOnce() {
        respond("u", 0, FeedbackKind.IMPRESSION, NOW);
        respond("u", 0, FeedbackKind.CLICK, NOW + 5);
        respond("u", 0, FeedbackKind.ENROLMENT, NOW + 9);
        respond("u", 0, FeedbackKind.CLICK, NOW + 11);
        respond("u", 1, FeedbackKind.CLICK, NOW);
        driver.pass(Duration.ofMinutes(11));

        assertThat(counted(Segment.NONE)).isEqualTo(new Outcomes(0, 1, 1));
    }

    @Test
    void shouldCorrectAFailureWhenAClickComesLate() {
        respond("u", 0, FeedbackKind.IMPRESSION, NOW);
        driver.pass(Duration.ofMinutes(11));
        assertThat(counted(Segment.NONE)).isEqualTo(new Outcomes(1, 0, 0));

        respond("u", 0, FeedbackKind.CLICK, NOW + Duration.ofMinutes(10).toMillis());
        driver.pass(Duration.ofSeconds(1));

        assertThat(counted(Segment.NONE)).isEqualTo(new Outcomes(0, 1, 0));
    }

    @Test
    void shouldSettleByStreamTimeWhenTheWallClockStands() {
        long then = NOW - Duration.ofDays(100).toMillis();
        respond("u", 0, FeedbackKind.IMPRESSION, then);
        respond("u", 1, FeedbackKind.IMPRESSION, then + Duration.ofMinutes(30).toMillis());
        driver.pass(Duration.ofSeconds(1));

        assertThat(counted(Segment.NONE)).isEqualTo(new Outcomes(2, 0, 0));
    }

    @Test
    void shouldForgetASlateOnlyWhenTheStreamHasPassedTheHorizon() {
        long then = NOW - Duration.ofDays(100).toMillis();
        respond("u", 0, FeedbackKind.IMPRESSION, then);
        driver.pass(Duration.ofDays(1));
        respond("u", 0, FeedbackKind.CLICK, then + Duration.ofMinutes(30).toMillis());
        driver.pass(Duration.ofSeconds(1));
        assertThat(counted(Segment.NONE)).isEqualTo(new Outcomes(0, 1, 0));

        respond("v", 0, FeedbackKind.IMPRESSION, then + Duration.ofHours(3).toMillis());
        respond("u", 0, FeedbackKind.ENROLMENT, then + Duration.ofHours(3).toMillis());
        driver.pass(Duration.ofSeconds(1));

        // The slate is forgotten, so the enrolment is a slot of its own.
        assertThat(counted(Segment.NONE)).isEqualTo(new Outcomes(1, 1, 1));
    }

    @Test
    void shouldCountForTheSegmentOfTheLearnerWhenTheSlateWasFirstHeardOf() {
        for (String course : List.of("a", "b", "c", "d", "e")) {
            driver.send(
                    Topics.PURCHASES,
                    "u",
                    Events.purchase(course, "u", course, NOW - 1_000).build());
        }
        respond("u", 0, FeedbackKind.IMPRESSION, NOW);
        driver.send(
                Topics.PURCHASES,
                "v",
                Events.purchase("x", "v", "a", NOW - 1_000).build());
        respond("v", 0, FeedbackKind.IMPRESSION, NOW);
        for (String course : List.of("b", "c", "d", "e")) {
            driver.send(
                    Topics.PURCHASES,
                    "v",
                    Events.purchase(course, "v", course, NOW).build());
        }
        respond("v", 0, FeedbackKind.ENROLMENT, NOW);
        driver.pass(Duration.ofMinutes(11));

        assertThat(counted(Segment.LONG)).isEqualTo(new Outcomes(1, 0, 0));
        assertThat(counted(Segment.SHORT)).isEqualTo(new Outcomes(0, 0, 1));
    }

    @Test
    void shouldRefuseWhatIsNoFeedbackAndCountEveryRecordOnce() {
        driver.sendBytes(Topics.FEEDBACK, "u", new byte[] {1, 2, 3});
        driver.send(Topics.FEEDBACK, "v", feedback("1", "u", NOW).build());
        driver.send(Topics.FEEDBACK, "u", feedback("2", "u", NOW).setSlot(-1).build());
        driver.send(
                Topics.FEEDBACK, "u", feedback("3", "u", NOW).setArm("oracle").build());
        driver.send(
                Topics.FEEDBACK,
                "u",
                feedback("4", "u", NOW).setPropensity(1.5f).build());
        driver.send(
                Topics.FEEDBACK,
                "u",
                feedback("5", "u", NOW + Duration.ofHours(1).toMillis()).build());
        driver.send(Topics.FEEDBACK, "u", feedback("6", "u", NOW).build());
        driver.send(Topics.FEEDBACK, "u", feedback("6", "u", NOW).build());

        assertThat(driver.counts())
                .containsEntry("recommendations.feedback/received", 8L)
                .containsEntry("recommendations.feedback/activity", 1L)
                .containsEntry("recommendations.feedback/duplicate", 1L)
                .containsEntry("recommendations.feedback/dead-letter-undecodable", 1L)
                .containsEntry("recommendations.feedback/dead-letter-key-mismatch", 1L)
                .containsEntry("recommendations.feedback/dead-letter-impossible-value", 3L)
                .containsEntry("recommendations.feedback/dead-letter-future-time", 1L);
        assertThat(driver.read(Topics.DEAD_LETTERS).stream()
                        .map(one -> one.value)
                        .map(DeadLetter::getReason))
                .contains(DeadLetterReason.KEY_MISMATCH, DeadLetterReason.IMPOSSIBLE_VALUE)
                .hasSize(6);
        assertThat(driver.read(Topics.AFFINITIES)).isEmpty();
    }

    @Test
    void shouldFillSlotsWithTheArmThatLearnersFollow() {
        for (String course : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
            driver.send(Topics.COURSES, course, Events.course(course).build());
        }
        driver.send(
                Topics.PURCHASES, "w", Events.purchase("w", "w", "a", NOW - 1).build());
        Slate before = lastSlate();
        assertThat(before.getArms()).containsExactly(FAVOURITE);
        assertThat(before.getItems().get(0).getPropensity()).isEqualTo(0.99f);

        for (int learner = 0; learner < 400; learner++) {
            String id = "reader-" + learner;
            driver.send(
                    Topics.PURCHASES, id, Events.purchase(id, id, "a", NOW - 1).build());
            respond(id, 0, FAVOURITE, FeedbackKind.IMPRESSION, NOW);
            respond(id, 1, ARM, FeedbackKind.CLICK, NOW);
        }
        driver.read(Topics.RECOMMENDATIONS);
        driver.pass(Duration.ofMinutes(11));
        driver.send(Topics.PURCHASES, "w", Events.purchase("w2", "w", "b", NOW).build());

        Slate after = lastSlate();
        assertThat(after.getArms().get(after.getItems().get(0).getArm())).isEqualTo(ARM);
        assertThat(after.getItems().stream().map(SlateItem::getPropensity)).contains(0.99f);
    }

    private Slate lastSlate() {
        List<KeyValue<String, Slate>> slates = driver.read(Topics.RECOMMENDATIONS);
        return slates.stream()
                .filter(slate -> slate.key.equals("w"))
                .reduce((one, other) -> other)
                .orElseThrow()
                .value;
    }
}
