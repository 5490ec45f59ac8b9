package org.learnstream.streams.recommend;

import java.util.function.Consumer;
import org.learnstream.model.Registrations;

/**
 * A walk around the learners of a partition in the order in which they registered, a few at a time: first those who are
 * new, then all of them again, until it has been around since the last change of what they are scored by.
 */
final class Newcomers {
    private final int partition;
    private int greeted;
    private int next;
    private long roundStartedAt = Long.MIN_VALUE;
    private long settledAt = Long.MIN_VALUE;

    Newcomers(int partition) {
        this.partition = partition;
    }

    /**
     * Visits the next few learners.
     *
     * @param budget how many at most
     * @param version grows whenever what learners are scored by changes
     */
    void advance(Registrations registrations, int budget, long version, Consumer<String> visit) {
        int known = registrations.registered(partition);
        int left = budget;
        while (left > 0 && greeted < known) {
            visit.accept(registrations.learner(partition, greeted++));
            left--;
        }
        if (greeted < known) {
            return;
        }
        if (next == 0) {
            if (settledAt == version) {
                return;
            }
            roundStartedAt = version;
        }
        while (left > 0 && next < known) {
            visit.accept(registrations.learner(partition, next++));
            left--;
        }
        if (next == known) {
            next = 0;
            settledAt = roundStartedAt;
        }
    }
}
