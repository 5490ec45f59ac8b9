package org.learnstream.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.learnstream.config.KafkaSettings;
import org.learnstream.domain.learner.AffinityVector;
import org.learnstream.oracle.BatchPresence;
import org.learnstream.oracle.ToldAlert;
import org.learnstream.streams.catalog.Framing;
import org.learnstream.streams.catalog.Stores;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;
import org.learnstream.streams.topics.TopicLog;
import org.learnstream.wire.Affinities;
import org.learnstream.wire.AvroCodec;
import org.learnstream.wire.PresenceDays;
import org.learnstream.wire.avro.LearnerPresence;
import org.learnstream.wire.avro.SlateItem;

/** What the application has published, as consumers that read committed see it. */
final class Published {
    private final KafkaSettings kafka;
    private final Topic<LearnerPresence> presence;

    /**
     * Prepares to read.
     *
     * @param applicationId the application, whose changelog of presence is read as well
     */
    Published(KafkaSettings kafka, String applicationId) {
        this.kafka = kafka;
        this.presence = new Topic<>(
                applicationId + "-" + Stores.PRESENCE + "-changelog",
                AvroCodec.of(LearnerPresence.class),
                Topic.Cleanup.COMPACT,
                Topic.Keyed.LEARNER);
    }

    /** Returns each learner's newest vector. */
    Map<String, AffinityVector> vectors() {
        Map<String, AffinityVector> vectors = new TreeMap<>();
        try (TopicLog log = TopicLog.connect(kafka, Framing.SINGLE_OBJECT)) {
            log.read(Topics.AFFINITIES, (learner, vector) -> vectors.put(learner, Affinities.fromAvro(vector)));
        }
        return vectors;
    }

    /** Returns the courses on each learner's newest slate, in order. */
    Map<String, List<String>> slates() {
        Map<String, List<String>> slates = new TreeMap<>();
        try (TopicLog log = TopicLog.connect(kafka, Framing.SINGLE_OBJECT)) {
            log.read(
                    Topics.RECOMMENDATIONS,
                    (learner, slate) -> slates.put(
                            learner,
                            slate.getItems().stream()
                                    .map(SlateItem::getCourseId)
                                    .toList()));
        }
        return slates;
    }

    /** Returns when each learner was there, as the store of presence has it. */
    Map<String, BatchPresence> presences() {
        Map<String, BatchPresence> presences = new TreeMap<>();
        try (TopicLog log = TopicLog.connect(kafka, Framing.SINGLE_OBJECT)) {
            log.read(
                    presence,
                    (learner, kept) -> presences.put(
                            learner,
                            new BatchPresence(
                                    kept.getFirstActivity(), kept.getTotals(), PresenceDays.unpack(kept.getDays()))));
        }
        return presences;
    }

    /** Returns all alerts, in no order. */
    List<ToldAlert> alerts() {
        List<ToldAlert> alerts = new ArrayList<>();
        try (TopicLog log = TopicLog.connect(kafka, Framing.SINGLE_OBJECT)) {
            log.read(Topics.CHURN_ALERTS, (learner, alert) -> alerts.add(ToldAlert.of(alert)));
        }
        return alerts;
    }

    /** Returns where the record of each dead letter was, and why it was refused; in no order. */
    List<Map.Entry<String, String>> letters() {
        List<Map.Entry<String, String>> letters = new ArrayList<>();
        try (TopicLog log = TopicLog.connect(kafka, Framing.SINGLE_OBJECT)) {
            log.read(
                    Topics.DEAD_LETTERS,
                    (key, letter) -> letters.add(Map.entry(
                            Expected.place(letter.getTopic(), letter.getPartition(), letter.getOffset()),
                            letter.getReason().name())));
        }
        return letters;
    }
}
