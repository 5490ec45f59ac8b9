package org.learnstream.app;

import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.runtime.StreamsApplication;

/**
 * Whether work that one instance does for all is this one's: of all instances the one does it that processes the first
 * partition of a topic. There is always one, and when it is gone another takes over with the partition.
 *
 * @param processing the processing application of this instance
 * @param first the partition
 */
record Responsibility(StreamsApplication processing, TopicPartition first) {
    /** Returns the responsibility that goes with a topic. */
    static Responsibility of(StreamsApplication processing, Topic<?> topic) {
        return new Responsibility(processing, new TopicPartition(topic.name(), 0));
    }

    /** Whether the work is this instance's at the moment. */
    boolean isHere() {
        return processing.streams().state() == KafkaStreams.State.RUNNING
                && processing.streams().metadataForLocalThreads().stream()
                        .flatMap(thread -> thread.activeTasks().stream())
                        .anyMatch(task -> task.topicPartitions().contains(first));
    }
}
