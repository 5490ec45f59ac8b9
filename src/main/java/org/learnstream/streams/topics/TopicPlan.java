package org.learnstream.streams.topics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.learnstream.config.TopicSettings;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;

/**
 * How a topic is to be created.
 *
 * @param topic the topic
 * @param partitions number of partitions
 * @param replication number of replicas
 * @param settings the topic's settings by Kafka's names; the cluster's defaults hold for the others
 */
public record TopicPlan(Topic<?> topic, int partitions, int replication, Map<String, String> settings) {
    private static final long FOR_EVER = -1;

    /** A batch of rows of weights: a row of 46,340 courses takes 185,360 bytes. */
    private static final int LARGEST_ROW_BYTES = 1024 * 1024;

    public TopicPlan {
        settings = Map.copyOf(settings);
    }

    /** Returns the plans of all topics, inputs first. */
    public static List<TopicPlan> all(TopicSettings settings) {
        return Topics.ALL.stream().map(topic -> of(topic, settings)).toList();
    }

    /** Returns the plan of one topic. */
    public static TopicPlan of(Topic<?> topic, TopicSettings settings) {
        // One partition gives the catalogue one order, and a generation its manifest last; both are small.
        boolean single = topic.keyed() == Topic.Keyed.COURSE || topic.keyed() == Topic.Keyed.MODEL;
        int partitions = single ? 1 : settings.partitions();
        return new TopicPlan(topic, partitions, settings.replication(), kafkaSettings(topic, settings));
    }

    /** Returns the topic's name. */
    public String name() {
        return topic.name();
    }

    /** Returns how long records are to be kept, in milliseconds; -1 for ever; only for a topic that deletes. */
    public long retentionMillis() {
        return Long.parseLong(settings.getOrDefault(TopicConfig.RETENTION_MS_CONFIG, Long.toString(FOR_EVER)));
    }

    NewTopic newTopic() {
        return new NewTopic(name(), partitions, (short) replication).configs(settings);
    }

    private static SortedMap<String, String> kafkaSettings(Topic<?> topic, TopicSettings settings) {
        SortedMap<String, String> result = new TreeMap<>();
        result.put(TopicConfig.CLEANUP_POLICY_CONFIG, topic.cleanup().policy());
        // A write that is acknowledged survives the loss of one replica.
        result.put(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(Math.max(1, settings.replication() - 1)));
        result.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(maxMessageBytes(topic, settings)));
        if (topic.cleanup() == Topic.Cleanup.COMPACT) {
            result.putAll(freshlyCompacted());
        } else {
            result.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(millis(retention(topic, settings))));
        }
        if (topic.equals(Topics.DEAD_LETTERS)) {
            // A dead letter of an old event is new: its retention counts from when it was written.
            result.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");
        }
        return result;
    }

    /**
     * Returns settings under which old values go soon: whoever reads the whole topic reads little more than one record
     * per key, and what was erased is gone from the disks within a day.
     *
     * <p>Time is that of writing. By event time a replay of history would begin a new segment for every hour of history,
     * and for every commit, whose marker is of today: a thousand times slower than the replay itself.
     */
    private static Map<String, String> freshlyCompacted() {
        return Map.of(
                TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime",
                TopicConfig.SEGMENT_BYTES_CONFIG, Integer.toString(64 * 1024 * 1024),
                TopicConfig.SEGMENT_MS_CONFIG, Long.toString(Duration.ofHours(1).toMillis()),
                TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG, "0.2",
                TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
                        Long.toString(Duration.ofHours(24).toMillis()),
                TopicConfig.DELETE_RETENTION_MS_CONFIG,
                        Long.toString(Duration.ofHours(24).toMillis()));
    }

    private static int maxMessageBytes(Topic<?> topic, TopicSettings settings) {
        if (topic.equals(Topics.GENERATIONS)) {
            return Math.max(LARGEST_ROW_BYTES, settings.maxMessageBytes());
        }
        // A dead letter holds the record that it is about, whole, and says what is wrong with it.
        return topic.equals(Topics.DEAD_LETTERS) ? 2 * settings.maxMessageBytes() : settings.maxMessageBytes();
    }

    private static Duration retention(Topic<?> topic, TopicSettings settings) {
        return topic.equals(Topics.DEAD_LETTERS) ? settings.deadLetterRetention() : settings.retention();
    }

    private static long millis(Duration retention) {
        return retention.isNegative() ? FOR_EVER : retention.toMillis();
    }
}
