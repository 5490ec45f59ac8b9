package org.learnstream.domain.privacy;

import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was done to erase one learner, whom it does not name.
 *
 * @param erasureId identifies the erasure
 * @param order what was asked for
 * @param learnerDigest by what the learner is known again
 * @param partition partition of the learner
 * @param removed how many rows were removed, by store
 * @param tombstones compacted topics that a tombstone was written to
 * @param times when each step was done
 * @param traces what becomes of records in topics that are not compacted; empty before all is done
 */
public record ErasureReceipt(
        String erasureId,
        ErasureOrder order,
        String learnerDigest,
        int partition,
        SortedMap<String, Long> removed,
        List<String> tombstones,
        Times times,
        List<ErasureTrace> traces) {
    public ErasureReceipt {
        removed = Collections.unmodifiableSortedMap(new TreeMap<>(removed));
        tombstones = List.copyOf(tombstones);
        traces = List.copyOf(traces);
    }

    /** The steps, each of which follows the one before. */
    public enum Stage {
        /** Rows are removed from the stores, and tombstones are written to the compacted topics. */
        REMOVED,
        /** The models in memory know nothing of the learner any more. */
        UNLEARNT,
        /** Topics that are not compacted are emptied as well, or left to their retention. */
        DONE
    }

    /**
     * When each step was done, in milliseconds since 1970-01-01 UTC.
     *
     * @param removed rows were removed and tombstones written
     * @param unlearnt the models had unlearnt the learner; empty before
     * @param done all was done; empty before
     */
    public record Times(long removed, OptionalLong unlearnt, OptionalLong done) {}

    /** Returns how far the erasure has come. */
    public Stage stage() {
        if (times.done().isPresent()) {
            return Stage.DONE;
        }
        return times.unlearnt().isPresent() ? Stage.UNLEARNT : Stage.REMOVED;
    }

    /** Returns the receipt once the models have unlearnt the learner. */
    public ErasureReceipt unlearnt(long time) {
        return with(new Times(times.removed(), OptionalLong.of(time), OptionalLong.empty()), traces);
    }

    /** Returns the receipt once all is done. */
    public ErasureReceipt done(long time, List<ErasureTrace> found) {
        return with(new Times(times.removed(), times.unlearnt(), OptionalLong.of(time)), found);
    }

    private ErasureReceipt with(Times otherTimes, List<ErasureTrace> otherTraces) {
        return new ErasureReceipt(
                erasureId, order, learnerDigest, partition, removed, tombstones, otherTimes, otherTraces);
    }
}
