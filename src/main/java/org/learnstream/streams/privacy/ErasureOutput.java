package org.learnstream.streams.privacy;

import org.learnstream.streams.catalog.Topic;
import org.learnstream.wire.avro.ErasureReceipt;

/** What the erasure of a learner writes. */
sealed interface ErasureOutput {
    /** That nothing is known of the learner any more. */
    record Tombstone(Topic<?> topic) implements ErasureOutput {}

    /** What was done. */
    record Receipt(ErasureReceipt receipt) implements ErasureOutput {}
}
