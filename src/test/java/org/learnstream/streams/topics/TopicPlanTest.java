package org.learnstream.streams.topics;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.learnstream.config.TopicSettings;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;

import static org.assertj.core.api.Assertions.assertThat;

class TopicPlanTest {
    private static final TopicSettings SETTINGS =
            new TopicSettings(6, 3, Duration.ofSeconds(-1), Duration.ofDays(30), 1_048_576);

    @Test
    void shouldKeepEventsForEverWhenRetentionIsNegative() {
        assertThat(TopicPlan.of(Topics.CLICKS, SETTINGS).settings())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1");
    }

    @Test
    void shouldCoPartitionWhenKeyedByLearner() {
        assertThat(TopicPlan.all(SETTINGS))
                .filteredOn(plan -> plan.topic().keyed() == Topic.Keyed.LEARNER)
                .hasSizeGreaterThan(5)
                .allSatisfy(plan -> assertThat(plan.partitions()).isEqualTo(6));
    }

    @Test
    void shouldAcknowledgeOnAllButOneReplicaWhenReplicated() {
        assertThat(TopicPlan.all(SETTINGS)).allSatisfy(plan -> {
            assertThat(plan.replication()).isEqualTo(3);
            assertThat(plan.settings()).containsEntry("min.insync.replicas", "2");
        });
    }

    @Test
    void shouldCompactWithinADayWhenCompacted() {
        assertThat(TopicPlan.of(Topics.AFFINITIES, SETTINGS).settings())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry("max.compaction.lag.ms", "86400000")
                .doesNotContainKey("retention.ms");
    }

    @Test
    void shouldTakeALetterAboutTheLargestRecordWhenDead() {
        assertThat(TopicPlan.of(Topics.DEAD_LETTERS, SETTINGS).settings())
                .containsEntry("max.message.bytes", "2097152")
                .containsEntry("retention.ms", Long.toString(Duration.ofDays(30).toMillis()))
                .containsEntry("message.timestamp.type", "LogAppendTime");
        assertThat(TopicPlan.of(Topics.CLICKS, SETTINGS).settings()).containsEntry("max.message.bytes", "1048576");
    }
}
