package org.learnstream.streams.catalog;

import org.apache.avro.specific.SpecificRecordBase;
import org.learnstream.wire.AvroCodec;

/**
 * A topic of Kafka: its name, what its records are, and how it is kept. Keys are UTF-8 strings.
 *
 * @param name name in Kafka
 * @param codec turns values into bytes and back, in the form that needs no registry; {@link Framing} chooses
 * @param cleanup whether old records are deleted, or compacted by key
 * @param keyed what the key identifies
 * @param <V> type of the values
 */
public record Topic<V extends SpecificRecordBase>(String name, AvroCodec<V> codec, Cleanup cleanup, Keyed keyed) {
    /** What becomes of old records. */
    public enum Cleanup {
        /** Records are deleted when they are older than the retention. */
        DELETE,
        /** The newest record of each key stays. */
        COMPACT;

        /** Returns the value of the topic's setting {@code cleanup.policy}. */
        public String policy() {
            return this == COMPACT ? "compact" : "delete";
        }
    }

    /** What the key of a record identifies. */
    public enum Keyed {
        /** The learner; all such topics have the same number of partitions. */
        LEARNER,
        /** The course. */
        COURSE,
        /** A model, one of its rows or what it learns from; such a topic has one partition, which is read in the order of writing. */
        MODEL,
        /** Anything, or nothing. */
        ANY
    }

    static <V extends SpecificRecordBase> Topic<V> of(String name, Class<V> type, Cleanup cleanup, Keyed keyed) {
        return new Topic<>(name, AvroCodec.of(type), cleanup, keyed);
    }
}
