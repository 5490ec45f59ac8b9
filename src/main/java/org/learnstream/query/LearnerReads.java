package org.learnstream.query;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.learnstream.streams.catalog.ServedTable;

/** The read port for all that is published of one learner. */
public interface LearnerReads {
    /**
     * Reads a learner's records without blocking.
     *
     * @param tables those whose records are wanted; there may be more of them in the answer
     * @return found with at least one record; missing when none of these tables has any. Fails only on a defect
     */
    CompletionStage<Answer<LearnerRecords>> read(RecordKey learner, Set<ServedTable> tables);

    /** Reads a learner's records in all tables. */
    default CompletionStage<Answer<LearnerRecords>> read(RecordKey learner) {
        return read(learner, ServedTable.ALL);
    }
}
