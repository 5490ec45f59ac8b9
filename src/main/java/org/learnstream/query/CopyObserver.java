package org.learnstream.query;

import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.learnstream.query.Freshness.Replica;

/** The port that looks at this instance's copies and at the topics that they are copies of. */
interface CopyObserver {
    /**
     * Returns every copy that is here; asks the brokers, so that it takes milliseconds and fails when they do not answer.
     */
    List<ObservedCopy> observe();

    /**
     * One copy of one partition, at one moment.
     *
     * @param partition the partition of the topic
     * @param replica the copy's role
     * @param position offset after the last record that is surely in the copy
     * @param end offset after the last record of the partition
     */
    record ObservedCopy(TopicPartition partition, Replica replica, long position, long end) {}
}
