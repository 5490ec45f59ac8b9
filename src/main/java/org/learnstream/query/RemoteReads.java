package org.learnstream.query;

import java.util.concurrent.CompletionStage;

/** The read port for the copies that other instances hold. */
public interface RemoteReads {
    /**
     * Reads a learner's rows from another instance's own copy of a partition; that instance asks nobody else.
     *
     * @param host the instance, as {@code host:port}
     * @return found, missing, or unavailable when the instance did not answer in time or has no readable copy; never stale.
     *     Never fails
     */
    CompletionStage<Answer<LearnerRows>> read(String host, int partition, RecordKey learner);
}
