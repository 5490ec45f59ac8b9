package org.learnstream.model;

/**
 * Counts by key: a hash table with open addressing in primitive arrays, about 20 bytes a key. Keys are above 0. A count
 * that falls to 0 leaves its place when the table next grows. One thread writes; see {@link ModelLock} for readers.
 */
final class LongCounts {
    private static final int FIRST_CAPACITY = 1 << 6;

    private long[] keys = new long[FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int used;

    /** By index of an addition: its place, or −1 where it is not known yet. */
    private int[] places = {};

    /** Returns the count of a key, 0 when there is none. */
    long get(long key) {
        long[] held = keys;
        int at = start(key, held.length);
        while (held[at] != key) {
            if (held[at] == 0) {
                return 0;
            }
            at = at + 1 & held.length - 1;
        }
        return counts[at];
    }

    /**
     * Replaces several keys by their counts.
     *
     * <p>In two passes: the first one decides nothing by what it finds, so its waits for main memory overlap, and what it
     * read is near when it is looked at.
     */
    void readAll(long[] values) {
        long[] held = keys;
        long[] found = new long[values.length];
        for (int index = 0; index < found.length; index++) {
            found[index] = held[start(values[index], held.length)];
        }
        for (int index = 0; index < found.length; index++) {
            values[index] = found[index] == 0 ? 0 : get(values[index]);
        }
    }

    /**
     * Adds the same to the counts of several keys.
     *
     * <p>In two passes, because each key lies somewhere else in main memory and looking for it there decides by what it
     * finds; the first pass decides nothing, so its waits overlap.
     */
    void addAll(long[] added, int size, int delta) {
        if (places.length < size) {
            places = new int[size * 2];
        }
        reserve(size);
        for (int index = 0; index < size; index++) {
            int at = start(added[index], keys.length);
            places[index] = keys[at] == added[index] ? at : -1;
        }
        for (int index = 0; index < size; index++) {
            int at = places[index] < 0 ? place(added[index]) : places[index];
            counts[at] += delta;
        }
    }

    /** Adds to the count of a key. */
    void add(long key, int delta) {
        reserve(1);
        counts[place(key)] += delta;
    }

    /** Makes room for so many keys more. */
    private void reserve(int more) {
        if (2 * (used + more) > keys.length) {
            rehash(more);
        }
    }

    /** Returns the place of a key, which it is given when it has none; there must be room. */
    private int place(long key) {
        int at = start(key, keys.length);
        while (keys[at] != key) {
            if (keys[at] == 0) {
                keys[at] = key;
                used++;
                break;
            }
            at = at + 1 & keys.length - 1;
        }
        return at;
    }

    long bytes() {
        return ArrayBytes.longs(keys.length) + ArrayBytes.ints(counts.length);
    }

    /** Makes the table fit for the counts that are not 0, with as much room again. */
    private void rehash(int more) {
        int live = more;
        for (int count : counts) {
            live += count == 0 ? 0 : 1;
        }
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        int capacity = Math.max(FIRST_CAPACITY, Integer.highestOneBit(Math.max(1, 3 * live)) << 1);
        keys = new long[capacity];
        counts = new int[capacity];
        used = 0;
        for (int index = 0; index < oldKeys.length; index++) {
            if (oldCounts[index] != 0) {
                int at = start(oldKeys[index], capacity);
                while (keys[at] != 0) {
                    at = at + 1 & capacity - 1;
                }
                keys[at] = oldKeys[index];
                counts[at] = oldCounts[index];
                used++;
            }
        }
    }

    /** Returns where a key belongs: Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4). */
    private static int start(long key, int capacity) {
        return (int) ((key * 0x9E3779B97F4A7C15L) >>> 33) & capacity - 1;
    }
}
