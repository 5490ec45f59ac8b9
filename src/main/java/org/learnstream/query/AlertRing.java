package org.learnstream.query;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * The newest alerts of all partitions, so many at most. Not safe for use by several threads.
 *
 * <p>The partitions of a topic are read one after the other, so the order of coming is not that of telling when a backlog
 * is read. Alerts are therefore kept by partition, and the one told first makes room, whichever partition it is in. Of each
 * partition the ring holds an unbroken run up to the newest alert.
 */
final class AlertRing {
    private static final Comparator<ToldAlert> BY_TELLING = Comparator.comparingLong(ToldAlert::time)
            .thenComparingInt(ToldAlert::partition)
            .thenComparingLong(ToldAlert::offset);

    private final int capacity;
    private final List<Shelf> shelves = new ArrayList<>();

    /** The shelves with any alert, by their oldest; the oldest of a shelf changes only while it is taken out. */
    private final PriorityQueue<Shelf> filled =
            new PriorityQueue<>(Comparator.comparing((Shelf shelf) -> shelf.alerts.getFirst(), BY_TELLING));

    private AlertPosition begin;
    private AlertPosition end;
    private int size;
    private long completeAfter = Long.MIN_VALUE;

    /** The alerts of one partition, the oldest first. */
    private static final class Shelf {
        private final Deque<ToldAlert> alerts = new ArrayDeque<>();
        private long newest = Long.MIN_VALUE;

        /** Whether it is not known yet when the last alert was told that the ring never saw. */
        private boolean unknown;
    }

    /**
     * Returns an empty ring.
     *
     * @param capacity how many alerts it holds at most; at least 1
     * @param first where the topic had its first alerts
     * @param start from where on alerts will be added; not before that
     */
    AlertRing(int capacity, AlertPosition first, AlertPosition start) {
        this.capacity = capacity;
        this.begin = start;
        this.end = start;
        for (int partition = 0; partition < start.partitions(); partition++) {
            Shelf shelf = new Shelf();
            shelf.unknown = start.next(partition) > first.next(partition);
            shelves.add(shelf);
        }
    }

    /**
     * Adds the next alert of a partition. Clocks may go back a little, the order of a partition does not: an alert that is
     * said to be told before its predecessor counts as told with it.
     *
     * @return the alert as it is held
     */
    ToldAlert add(ToldAlert told) {
        Shelf shelf = shelves.get(told.partition());
        ToldAlert alert = told.time() >= shelf.newest
                ? told
                : new ToldAlert(told.partition(), told.offset(), shelf.newest, told.alert());
        if (shelf.unknown) {
            completeAfter = Math.max(completeAfter, alert.time());
            shelf.unknown = false;
        }
        shelf.newest = alert.time();
        shelf.alerts.addLast(alert);
        if (shelf.alerts.size() == 1) {
            filled.add(shelf);
        }
        end = end.after(alert);
        size++;
        if (size > capacity) {
            removeOldest();
        }
        return alert;
    }

    private void removeOldest() {
        Shelf shelf = filled.remove();
        ToldAlert oldest = shelf.alerts.removeFirst();
        if (!shelf.alerts.isEmpty()) {
            filled.add(shelf);
        }
        begin = begin.after(oldest);
        completeAfter = Math.max(completeAfter, oldest.time());
        size--;
    }

    /** Takes out the alerts of a learner; where the ring begins and ends stays as it is. */
    void forget(String learnerId) {
        for (Shelf shelf : shelves) {
            if (shelf.alerts.stream().anyMatch(told -> isOf(learnerId, told))) {
                filled.remove(shelf);
                int before = shelf.alerts.size();
                shelf.alerts.removeIf(told -> isOf(learnerId, told));
                size -= before - shelf.alerts.size();
                if (!shelf.alerts.isEmpty()) {
                    filled.add(shelf);
                }
            }
        }
    }

    private static boolean isOf(String learnerId, ToldAlert told) {
        return told.alert().getUserId().equals(learnerId);
    }

    /** Returns the alerts that are held. */
    HeldAlerts held() {
        return new HeldAlerts(
                after(begin), completeAfter == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(completeAfter));
    }

    /** Returns the held alerts after a position, in the order of their telling. */
    List<ToldAlert> after(AlertPosition position) {
        List<ToldAlert> later = new ArrayList<>();
        shelves.forEach(shelf -> shelf.alerts.forEach(alert -> {
            if (!position.includes(alert)) {
                later.add(alert);
            }
        }));
        later.sort(BY_TELLING);
        return later;
    }

    /** Returns where the held alerts begin: all after it are held. */
    AlertPosition begin() {
        return begin;
    }

    /** Returns the position after all alerts that were added. */
    AlertPosition end() {
        return end;
    }
}
