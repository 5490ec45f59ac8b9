package org.learnstream.testkit;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.wire.avro.FeedbackKind;
import org.learnstream.wire.avro.RecommendationFeedback;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Everything that a learner can send, for tests of what is kept of them. */
public final class WholeLearner {
    private WholeLearner() {}

    /**
     * Returns a record of every kind: registration, click, progress, two purchases, review, discussion, exclusion, and the
     * impressions of two slates.
     *
     * @param arm the recommender that the slates' slots were filled by
     * @param time of the first; the others follow, a second apart, in milliseconds since 1970-01-01 UTC
     */
    public static List<ProducerRecord<byte[], byte[]>> of(String learner, String arm, long time) {
        List<ProducerRecord<byte[], byte[]>> sent = new ArrayList<>();
        sent.add(sent(Topics.REGISTRATIONS, learner, Published.registration(learner)));
        sent.add(sent(
                Topics.CLICKS,
                learner,
                Events.click("click", learner, "a", time).build()));
        sent.add(sent(
                Topics.PROGRESS,
                learner,
                Events.progress("progress", learner, "b", time + 1_000, 0.3).build()));
        sent.add(sent(
                Topics.PURCHASES,
                learner,
                Events.purchase("purchase", learner, "b", time + 2_000).build()));
        sent.add(sent(
                Topics.PURCHASES,
                learner,
                Events.purchase("another", learner, "c", time + 3_000).build()));
        sent.add(sent(
                Topics.REVIEWS,
                learner,
                Events.review("review", learner, "a", time + 4_000, 4)
                        .setText("written by " + learner)
                        .build()));
        sent.add(sent(
                Topics.DISCUSSIONS,
                learner,
                Events.discussion("discussion", learner, "c", time + 5_000).build()));
        sent.add(sent(
                Topics.EXCLUSIONS,
                learner,
                Events.exclusion("exclusion", learner, "d", time + 6_000).build()));
        for (int slate = 0; slate < 2; slate++) {
            sent.add(sent(
                    Topics.FEEDBACK,
                    learner,
                    RecommendationFeedback.newBuilder()
                            .setEventId("seen-" + slate)
                            .setUserId(learner)
                            .setEventTime(time + 7_000 + slate)
                            .setSlateId("slate-" + slate)
                            .setCourseId("a")
                            .setSlot(0)
                            .setArm(arm)
                            .setKind(FeedbackKind.IMPRESSION)
                            .build()));
        }
        return sent;
    }

    private static <V extends SpecificRecordBase> ProducerRecord<byte[], byte[]> sent(
            Topic<V> topic, String learner, V value) {
        return new ProducerRecord<>(
                topic.name(), learner.getBytes(UTF_8), topic.codec().encode(value));
    }
}
