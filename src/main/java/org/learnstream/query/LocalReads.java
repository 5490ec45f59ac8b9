package org.learnstream.query;

import java.util.Set;
import org.learnstream.streams.catalog.ServedTable;

/** The read port for the copies that this instance holds itself. */
public interface LocalReads {
    /**
     * Reads a learner's rows from this instance's copy of a partition, however old it is; takes microseconds.
     *
     * @param tables those whose rows are wanted; each takes its time
     * @return found, missing, or unavailable when the instance has no readable copy; never stale
     */
    Answer<LearnerRows> read(int partition, RecordKey learner, Set<ServedTable> tables);
}
