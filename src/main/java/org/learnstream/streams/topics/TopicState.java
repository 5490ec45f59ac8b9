package org.learnstream.streams.topics;

import java.util.Map;

/**
 * How a topic is in the cluster.
 *
 * @param name name of the topic
 * @param partitions number of partitions
 * @param replication number of replicas, the smallest of all partitions
 * @param settings all of its settings by Kafka's names, the cluster's defaults included
 */
public record TopicState(String name, int partitions, int replication, Map<String, String> settings) {
    public TopicState {
        settings = Map.copyOf(settings);
    }

    /** Returns a setting, or empty text when the cluster does not know it. */
    public String setting(String key) {
        return settings.getOrDefault(key, "");
    }
}
