package org.learnstream.query;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * The port that tells whether there are records between a copy's position and the end of its partition.
 *
 * <p>Offsets need not be records: the end of each transaction takes one, and compaction leaves holes. A copy that has every
 * record stands before such offsets for as long as nothing new is written.
 */
interface Gaps {
    /**
     * Returns for each partition the offset of the first committed record at or after its starting offset, or where the
     * search ended without one; asks the brokers, so that it takes milliseconds.
     *
     * @param starts where to start, by partition
     * @param ends where to end, by partition
     */
    Map<TopicPartition, Long> firstRecords(Map<TopicPartition, Long> starts, Map<TopicPartition, Long> ends);
}
