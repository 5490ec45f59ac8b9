package org.learnstream.streams.feedback;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Deadlines of slates, in the order of time. A timer is lazy: it only says when to look at a slate again, and whoever
 * looks sets the next one.
 */
final class Timers {
    private static final int DIGITS = 16;

    private final KeyValueStore<String, Long> store;
    private final String kind;

    /** Nothing lies before it, so that a scan need not pass over what was deleted. */
    private long first;

    /**
     * Makes the timers of one kind.
     *
     * @param kind a letter that tells the kinds of a store apart
     */
    Timers(KeyValueStore<String, Long> store, char kind) {
        this.store = store;
        this.kind = Character.toString(kind);
    }

    /** Has a slate looked at when a time has come, in milliseconds since 1970-01-01 UTC. */
    void set(long deadline, String slate) {
        long time = Math.max(0, deadline);
        store.put(key(time) + slate, time);
        first = Math.min(first, time);
    }

    /** Removes the timers whose time has come, and returns their slates in the order of time. */
    List<String> take(long now) {
        List<String> slates = new ArrayList<>();
        if (now < first) {
            return slates;
        }
        List<String> due = new ArrayList<>();
        try (KeyValueIterator<String, Long> timers = store.range(key(first), key(now + 1))) {
            while (timers.hasNext()) {
                KeyValue<String, Long> timer = timers.next();
                if (timer.value <= now) {
                    due.add(timer.key);
                    slates.add(timer.key.substring(kind.length() + DIGITS));
                }
            }
        }
        due.forEach(store::delete);
        first = now + 1;
        return slates;
    }

    private String key(long time) {
        String digits = Long.toHexString(time);
        return kind + "0".repeat(DIGITS - digits.length()) + digits;
    }
}
