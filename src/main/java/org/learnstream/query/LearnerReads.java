package org.learnstream.query;

import java.util.concurrent.CompletionStage;

/** The read port for all that is published of one learner. */
public interface LearnerReads {
    /**
     * Reads a learner's records without blocking.
     *
     * @return found with at least one record; missing when no table has any. Fails only on a defect, such as a record that
     *     cannot be decoded
     */
    CompletionStage<Answer<LearnerRecords>> read(RecordKey learner);
}
