package org.learnstream.query;

/** The read port for the copies that this instance holds itself. */
public interface LocalReads {
    /**
     * Reads a learner's rows from this instance's copy of a partition, however old it is; takes microseconds.
     *
     * @return found, missing, or unavailable when the instance has no readable copy; never stale
     */
    Answer<LearnerRows> read(int partition, RecordKey learner);
}
