package org.learnstream.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.learnstream.domain.intervention.Reach;
import org.learnstream.domain.learner.Consent;
import org.learnstream.domain.learner.Demographics;
import org.learnstream.domain.learner.Registration;

/**
 * What every learner said of themselves and agreed to, in memory. One thread writes, any thread reads. Equal
 * registrations are held once: there are few of them and many learners, so that consent costs nothing for each learner.
 */
public final class Registrations {
    private static final String NOBODY = "";

    private final Map<String, Registration> learners = new ConcurrentHashMap<>();
    private final Map<Registration, Registration> distinct = new HashMap<>();
    private final Map<Integer, List<String>> arrivals = new HashMap<>();
    private final AtomicLong version = new AtomicLong();

    Registrations() {}

    /** Returns what a learner said of themselves. */
    public Demographics of(String learnerId) {
        return learners.getOrDefault(learnerId, Registration.NONE).demographics();
    }

    /** Returns what a learner agreed to; nothing when they have not registered. */
    public Consent consent(String learnerId) {
        return learners.getOrDefault(learnerId, Registration.NONE).consent();
    }

    /** Returns how a learner may be reached, by their latest registration that this instance has read. */
    public Reach reach(String learnerId) {
        Registration said = learners.getOrDefault(learnerId, Registration.NONE);
        return new Reach(said.consent().messages(), said.demographics().country());
    }

    /** Returns how many learners have registered. */
    public int size() {
        return learners.size();
    }

    /** Returns a number that grows whenever what a learner said of themselves changes. */
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

    /**
     * Returns a learner of a partition by the order in which they came, from 0. They may have left again; then they have
     * no name.
     */
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
     * @return whether what they said of themselves is something else than before
     */
    boolean apply(String learnerId, @Nullable Registration said, int partition) {
        Registration before = said == null
                ? learners.remove(learnerId)
                : learners.put(learnerId, distinct.computeIfAbsent(said, unseen -> unseen));
        if (before == null && said != null) {
            synchronized (arrivals) {
                arrivals.computeIfAbsent(partition, unseen -> new ArrayList<>()).add(learnerId);
            }
        } else if (before != null && said == null) {
            synchronized (arrivals) {
                arrivals.values().forEach(come -> come.replaceAll(other -> other.equals(learnerId) ? NOBODY : other));
            }
        }
        if (Objects.equals(demographics(said), demographics(before))) {
            return false;
        }
        version.incrementAndGet();
        return true;
    }

    private static @Nullable Demographics demographics(@Nullable Registration said) {
        return said == null ? null : said.demographics();
    }
}
