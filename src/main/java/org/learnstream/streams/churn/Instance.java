package org.learnstream.streams.churn;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the partitions in one process share: since when the wall clock may be right, and the threads that they take turns
 * on.
 */
final class Instance {
    private final AtomicLong unsettled = new AtomicLong(Long.MIN_VALUE);
    private final ThreadLocal<AtomicInteger> partitions = ThreadLocal.withInitial(AtomicInteger::new);

    /** The place of a partition on its thread. */
    record Place(AtomicInteger partitions) {
        /** Returns the partition's part of what all of a thread may take together. */
        long share(long ofAll) {
            return ofAll / Math.max(1, partitions.get());
        }

        void leave() {
            partitions.decrementAndGet();
        }
    }

    /** Notes that at a wall-clock time events may have been on their way. */
    void unsettle(long now) {
        unsettled.accumulateAndGet(now, Math::max);
    }

    /** Returns when events may have been on their way for the last time, in milliseconds since 1970-01-01 UTC. */
    long unsettled() {
        return unsettled.get();
    }

    /** Gives a partition a place on the calling thread. */
    Place join() {
        AtomicInteger here = partitions.get();
        here.incrementAndGet();
        return new Place(here);
    }
}
