package org.learnstream.model;

import java.util.HashMap;
import java.util.Map;
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

    /** Replaces what is known of a learner, null for nothing; returns whether that is something else than before. */
    boolean apply(String learnerId, @Nullable Demographics said) {
        Demographics before = said == null
                ? learners.remove(learnerId)
                : learners.put(learnerId, distinct.computeIfAbsent(said, unseen -> unseen));
        if (said == null ? before == null : said.equals(before)) {
            return false;
        }
        version.incrementAndGet();
        return true;
    }
}
