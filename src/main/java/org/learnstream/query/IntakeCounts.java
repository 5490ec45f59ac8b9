package org.learnstream.query;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The read port for what the intake made of the records of the partitions that this process works on, over all time. */
public interface IntakeCounts {
    /** Returns the counts of every input topic, by topic name; empty while they cannot be read. */
    Optional<List<TopicCounts>> counts();

    /**
     * What became of the records of one input topic.
     *
     * @param topic name of the topic
     * @param received records read
     * @param activities records that took effect
     * @param duplicates records that repeated an earlier one
     * @param deadLetters records refused, by reason
     */
    record TopicCounts(String topic, long received, long activities, long duplicates, Map<String, Long> deadLetters) {
        public TopicCounts {
            deadLetters = Map.copyOf(deadLetters);
        }
    }
}
