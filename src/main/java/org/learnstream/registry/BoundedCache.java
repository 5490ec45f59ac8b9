package org.learnstream.registry;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was learnt lately: when there is too much, what was not asked for the longest goes. Safe for use by many threads.
 *
 * @param <K> type of the keys
 * @param <V> type of the values
 */
final class BoundedCache<K, V> {
    private final Map<K, V> entries;

    /** Returns an empty cache for a number of entries. */
    BoundedCache(int most) {
        entries = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(entries.get(key));
    }

    synchronized void put(K key, V value) {
        entries.put(key, value);
    }

    synchronized void remove(K key) {
        entries.remove(key);
    }
}
