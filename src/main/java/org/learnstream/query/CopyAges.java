package org.learnstream.query;

import java.util.Map;
import java.util.Optional;
import org.learnstream.query.Freshness.Replica;

/** The port that says how old this instance's own copies are. */
public interface CopyAges {
    /** Returns the age of the copy of a partition now; empty when there is none, or it has not been measured yet. */
    Optional<CopyAge> age(int partition);

    /** Returns the ages of all measured copies now, by partition. */
    Map<Integer, CopyAge> ages();

    /**
     * How old a copy may be.
     *
     * @param stalenessMillis an upper bound: the copy holds all that was published this many milliseconds ago
     * @param replica the copy's role
     */
    record CopyAge(long stalenessMillis, Replica replica) {}
}
