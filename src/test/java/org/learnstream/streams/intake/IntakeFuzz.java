package org.learnstream.streams.intake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.streams.KeyValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.testkit.Events;
import org.learnstream.testkit.Mutations;
import org.learnstream.testkit.Mutations.Sent;
import org.learnstream.testkit.ProcessingDriver;
import org.learnstream.wire.avro.DeadLetter;
import org.learnstream.wire.avro.DeadLetterReason;
import org.learnstream.wire.avro.FeedbackKind;
import org.learnstream.wire.avro.RecommendationFeedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.learnstream.testkit.ProcessingDriver.NOW;

/** Broken records on each topic of the intake: none stops the stream, and none is lost. */
abstract class IntakeFuzz {
    private static final int BATCH = 1_000;
    private static final int LEARNERS = 20;
    private static final int COURSES = 12;
    private static final long SEED = 20_261_125;
    private static final long YESTERDAY = NOW - 86_400_000;

    /** What is made of good records is as plain as can be: it is not what is tested. */
    private final ProcessingDriver driver = new ProcessingDriver(Map.of(
            "intake.max-record-bytes", "20000",
            "topics.max-message-bytes", "65536",
            "recommend.recommender", "popularity",
            "bandit.enabled", "false",
            "prediction.enabled", "false"));

    private final int records;

    IntakeFuzz(int records) {
        this.records = records;
    }

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldAccountForEveryBrokenClick() {
        assertAccounted(
                Topics.CLICKS,
                number -> Events.click("e" + number, learner(number), course(number), YESTERDAY)
                        .setSessionId("s")
                        .build());
    }

    @Test
    void shouldAccountForEveryBrokenProgress() {
        assertAccounted(
                Topics.PROGRESS,
                number -> Events.progress("e" + number, learner(number), course(number), YESTERDAY, 0.4)
                        .setSeconds(30)
                        .build());
    }

    @Test
    void shouldAccountForEveryBrokenPurchase() {
        assertAccounted(
                Topics.PURCHASES,
                number -> Events.purchase("e" + number, learner(number), course(number), YESTERDAY)
                        .build());
    }

    @Test
    void shouldAccountForEveryBrokenReview() {
        assertAccounted(
                Topics.REVIEWS,
                number -> Events.review("e" + number, learner(number), course(number), YESTERDAY, 4)
                        .setText("good")
                        .build());
    }

    @Test
    void shouldAccountForEveryBrokenDiscussion() {
        assertAccounted(
                Topics.DISCUSSIONS,
                number -> Events.discussion("e" + number, learner(number), course(number), YESTERDAY)
                        .setText("why?")
                        .build());
    }

    @Test
    void shouldAccountForEveryBrokenExclusion() {
        assertAccounted(
                Topics.EXCLUSIONS,
                number -> Events.exclusion("e" + number, learner(number), course(number), YESTERDAY)
                        .build());
    }

    @Test
    void shouldAccountForEveryBrokenFeedback() {
        assertAccounted(
                Topics.FEEDBACK,
                number -> RecommendationFeedback.newBuilder()
                        .setEventId("e" + number)
                        .setUserId(learner(number))
                        .setEventTime(YESTERDAY)
                        .setSlateId("slate" + number)
                        .setCourseId(course(number))
                        .setSlot(0)
                        .setArm("popularity")
                        .setKind(FeedbackKind.CLICK)
                        .build());
    }

    private static String learner(int number) {
        return "learner-" + number % LEARNERS;
    }

    private static String course(int number) {
        return "course-" + number % COURSES;
    }

    private <V extends SpecificRecordBase> void assertAccounted(Topic<V> topic, IntFunction<V> good) {
        // given
        Mutations mutations = new Mutations(SEED);
        long letters = 0;

        for (int first = 0; first < records; first += BATCH) {
            // when
            List<Sent> sent = new ArrayList<>(BATCH);
            for (int number = first; number < first + BATCH; number++) {
                Sent record = mutations.of(topic, learner(number), good.apply(number));
                sent.add(record);
                driver.sendRaw(topic, record.key(), record.value());
            }

            // then
            for (KeyValue<String, DeadLetter> told : driver.read(Topics.DEAD_LETTERS)) {
                letters++;
                assertLetter(told.value, topic, sent.get((int) told.value.getOffset() - first));
            }
            driver.drop();
        }

        // then
        driver.send(topic, learner(0), good.apply(records));
        Map<String, Long> counts = driver.counts();
        assertThat(sum(counts, topic.name() + "/received"))
                .as("seed %d", SEED)
                .isEqualTo(records + 1)
                .isEqualTo(sum(counts, topic.name() + "/activity")
                        + sum(counts, topic.name() + "/duplicate")
                        + sum(counts, topic.name() + "/dead-letter-"));
        assertThat(letters).isEqualTo(sum(counts, topic.name() + "/dead-letter-"));
        assertThat(sum(counts, topic.name() + "/activity")).isGreaterThan(records / 50);
        assertThat(letters).isGreaterThan(records / 2);
        assertThat(driver.read(Topics.DEAD_LETTERS)).isEmpty();
    }

    private static void assertLetter(DeadLetter letter, Topic<?> topic, Sent sent) {
        assertThat(letter.getTopic()).isEqualTo(topic.name());
        assertThat(letter.getReason())
                .as("seed %d, offset %d: %s", SEED, letter.getOffset(), letter.getMessage())
                .isNotIn(DeadLetterReason.UNPROCESSABLE, DeadLetterReason.UNPRODUCIBLE, DeadLetterReason.OTHER);
        assertThat(letter.getMessage()).isNotBlank();
        assertThat(letter.getMissingBytes()).isZero();
        assertThat(bytes(letter.getKey())).isEqualTo(sent.key());
        assertThat(bytes(letter.getValue())).isEqualTo(sent.value());
    }

    private static byte @Nullable [] bytes(@Nullable ByteBuffer buffer) {
        if (buffer == null) {
            return null;
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static long sum(Map<String, Long> counts, String prefix) {
        return counts.entrySet().stream()
                .filter(count -> count.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }
}
