package org.learnstream.metrics;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;

/** How many records the active tasks of an application have still to read, by what Kafka's consumers say. */
final class TaskLags {
    private static final String GROUP = "consumer-fetch-manager-metrics";
    private static final String NAME = "records-lag";
    private static final String MAIN_CONSUMER = "-consumer";
    private static final String RESTORE_CONSUMER = "-restore-consumer";

    private TaskLags() {}

    /** Returns the records by task; nothing while the application does not run. */
    static SortedMap<String, Double> of(KafkaStreams streams) {
        SortedMap<String, Double> lags = new TreeMap<>();
        if (!streams.state().isRunningOrRebalancing()) {
            return lags;
        }
        Map<TopicPartition, Double> byPartition = byPartition(streams.metrics());
        streams.metadataForLocalThreads().stream()
                .flatMap(thread -> thread.activeTasks().stream())
                .forEach(task -> lags.put(
                        task.taskId().toString(),
                        task.topicPartitions().stream()
                                .mapToDouble(partition -> byPartition.getOrDefault(partition, 0.0))
                                .sum()));
        return lags;
    }

    static Map<TopicPartition, Double> byPartition(Map<MetricName, ? extends Metric> metrics) {
        Map<TopicPartition, Double> lags = new HashMap<>();
        metrics.forEach((name, metric) -> {
            if (name.group().equals(GROUP) && name.name().equals(NAME) && isMain(name)) {
                double value = metric.metricValue() instanceof Number number ? number.doubleValue() : Double.NaN;
                lags.put(
                        new TopicPartition(
                                String.valueOf(name.tags().get("topic")),
                                Integer.parseInt(String.valueOf(name.tags().get("partition")))),
                        // Before the first fetch it is not a number.
                        Double.isNaN(value) ? 0 : value);
            }
        });
        return lags;
    }

    /** A topic that is read may be restored from as well, by another consumer. */
    private static boolean isMain(MetricName name) {
        String client = String.valueOf(name.tags().get("client-id"));
        return client.endsWith(MAIN_CONSUMER)
                && !client.endsWith(RESTORE_CONSUMER)
                && name.tags().containsKey("partition");
    }
}
