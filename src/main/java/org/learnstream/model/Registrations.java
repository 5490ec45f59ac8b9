package org.learnstream.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.learner.Demographics;

/**
 * What every learner said of themselves, in memory. One thread writes, any thread reads. Equal demographics are held once:
 * there are few of them and many learners.
 */
public final class Registrations {
    private final Map<String, Demographics> learners = new ConcurrentHashMap<>();
    private final Map<Demographics, Demographics> distinct = new HashMap<>();
    private final Map<Integer, List<String>> arrivals = new HashMap<>();
    private final AtomicLong version = new AtomicLong();

    Registrations() {}

    /** Returns what a learner said of themselves. */
    public Demographics of(String learnerId) {
        return learners.getOrDefault(learnerId, Demographics.UNKNOWN);
    }

    /** Returns how many learners have registered. */
    public int size() {
        return learners.size();
    }

    /** Returns a number that grows with every change. */
    public long version() {
        return version.get();
    }

    /** Whether a learner has registered. */
    public boolean has(String learnerId) {
        return learners.containsKey(learnerId);
    }

    /** Returns how many learners of a partition have come. */
    public int registered(int partition) {
        synchronized (arrivals) {
            return arrivals.getOrDefault(partition, List.of()).size();
        }
    }

    /** Returns a learner of a partition by the order in which they came, from 0; they may have left again. */
    public String learner(int partition, int index) {
        synchronized (arrivals) {
            return Objects.requireNonNull(arrivals.get(partition)).get(index);
        }
    }

    /**
     * Replaces what is known of a learner.
     *
     * @param said null for nothing
     * @param partition in which the learner's records are
     * @return whether that is something else than before
     */
    boolean apply(String learnerId, @Nullable Demographics said, int partition) {
        Demographics before = said == null
                ? learners.remove(learnerId)
                : learners.put(learnerId, distinct.computeIfAbsent(said, unseen -> unseen));
        if (said == null ? before == null : said.equals(before)) {
            return false;
        }
        if (before == null) {
            synchronized (arrivals) {
                arrivals.computeIfAbsent(partition, unseen -> new ArrayList<>()).add(learnerId);
            }
        }
        version.incrementAndGet();
        return true;
    }
}
