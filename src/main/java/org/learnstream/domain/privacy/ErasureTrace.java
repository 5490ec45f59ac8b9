package org.learnstream.domain.privacy;

import java.util.OptionalLong;

/**
 * What becomes of the learner's records in one partition of a topic that is not compacted.
 *
 * @param topic the topic
 * @param partition the partition
 * @param emptiedTo the records before this offset were deleted; empty when they are left to the retention
 * @param retentionMillis the topic drops records when they are older; empty when they were deleted
 */
public record ErasureTrace(String topic, int partition, OptionalLong emptiedTo, OptionalLong retentionMillis) {
    /** Returns the trace of a partition whose records were deleted. */
    public static ErasureTrace emptied(String topic, int partition, long before) {
        return new ErasureTrace(topic, partition, OptionalLong.of(before), OptionalLong.empty());
    }

    /** Returns the trace of a partition that drops its records itself, soon enough. */
    public static ErasureTrace left(String topic, int partition, long retentionMillis) {
        return new ErasureTrace(topic, partition, OptionalLong.empty(), OptionalLong.of(retentionMillis));
    }
}
