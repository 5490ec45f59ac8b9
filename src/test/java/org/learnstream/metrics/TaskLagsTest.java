package org.learnstream.metrics;

import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

final class TaskLagsTest {
    private static final String FETCHES = "consumer-fetch-manager-metrics";

    /** A metric of Kafka's with a value that stays. */
    private record Fixed(MetricName metricName, Object metricValue) implements Metric {}

    private static Map.Entry<MetricName, Metric> lag(String client, String topic, int partition, double value) {
        MetricName name = new MetricName(
                "records-lag",
                FETCHES,
                "",
                Map.of("client-id", client, "topic", topic, "partition", Integer.toString(partition)));
        return Map.entry(name, new Fixed(name, value));
    }

    private static Map.Entry<MetricName, Metric> ofTheTopic(String client) {
        MetricName name = new MetricName("records-lag", FETCHES, "", Map.of("client-id", client, "topic", "clicks"));
        return Map.entry(name, new Fixed(name, 77.0));
    }

    @Test
    void shouldTakeWhatTheMainConsumersSayWhenOthersReadTheSameTopics() {
        // when
        Map<TopicPartition, Double> lags = TaskLags.byPartition(Map.ofEntries(
                lag("a-StreamThread-1-consumer", "clicks", 0, 12),
                lag("a-StreamThread-2-consumer", "clicks", 1, Double.NaN),
                lag("a-StreamThread-1-restore-consumer", "clicks", 0, 900),
                ofTheTopic("a-StreamThread-1-consumer")));

        // then: what was never fetched is not known to lag
        assertThat(lags).isEqualTo(Map.of(new TopicPartition("clicks", 0), 12.0, new TopicPartition("clicks", 1), 0.0));
    }
}
