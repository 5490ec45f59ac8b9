package org.learnstream.streams.timer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deadlines of things, in the order of time. A timer is lazy: it only says when to look at a thing again, and whoever
 * looks sets the next one.
 */
public final class Timers {
    private static final int DIGITS = 16;

    /** Comes after every hexadecimal digit. */
    private static final char AFTER_DIGITS = 'g';

    private final KeyValueStore<String, Long> store;
    private final String kind;
    private final String last;

    /**
     * No key lies before it, so that nothing is scanned while nothing is due, and nothing that was deleted is passed over
     * again, however much is due at one time.
     */
    private String first;

    /**
     * Makes the timers of one kind.
     *
     * @param kind a letter that tells the kinds of a store apart
     */
    public Timers(KeyValueStore<String, Long> store, char kind) {
        this.store = store;
        this.kind = Character.toString(kind);
        this.first = key(0);
        this.last = this.kind + AFTER_DIGITS;
    }

    /** Has a thing looked at when a time has come, in milliseconds since 1970-01-01 UTC. */
    public void set(long deadline, String thing) {
        long time = Math.max(0, deadline);
        String start = key(time);
        store.put(start + thing, time);
        if (start.compareTo(first) < 0) {
            first = start;
        }
    }

    /** Takes a timer back. */
    public void cancel(long deadline, String thing) {
        store.delete(key(Math.max(0, deadline)) + thing);
    }

    /** Takes the timers of some things back, for which all timers are looked at, and returns how many there were. */
    public long cancelAll(Predicate<String> thing) {
        List<String> cancelled = new ArrayList<>();
        try (KeyValueIterator<String, Long> timers =
                store.prefixScan(kind, Serdes.String().serializer())) {
            while (timers.hasNext()) {
                String key = timers.next().key;
                if (thing.test(key.substring(kind.length() + DIGITS))) {
                    cancelled.add(key);
                }
            }
        }
        cancelled.forEach(store::delete);
        return cancelled.size();
    }

    /** Removes the timers whose time has come, and returns their things in the order of time. */
    public List<String> take(long now) {
        return take(now, Integer.MAX_VALUE);
    }

    /**
     * Removes the timers whose time has come, the earliest ones only, and returns their things in the order of time.
     *
     * @param most how many at most; at least 1
     */
    public List<String> take(long now, int most) {
        String end = key(now + 1);
        if (first.compareTo(end) >= 0) {
            return List.of();
        }
        List<String> due = new ArrayList<>();
        try (KeyValueIterator<String, Long> timers = store.range(first, last)) {
            first = last;
            while (timers.hasNext()) {
                String timer = timers.next().key;
                if (due.size() == most || timer.compareTo(end) >= 0) {
                    first = timer;
                    break;
                }
                due.add(timer);
            }
        }
        due.forEach(store::delete);
        return due.stream().map(key -> key.substring(kind.length() + DIGITS)).toList();
    }

    private String key(long time) {
        String digits = Long.toHexString(time);
        return kind + "0".repeat(DIGITS - digits.length()) + digits;
    }
}
