package org.learnstream.model;

import org.learnstream.domain.similarity.GramRow;

/**
 * A row with few entries: a hash table with linear probing, one long per slot.
 *
 * <p>A slot holds column + 1 in its upper 23 bits and the entry in the lower 40; 0 is a free slot. An entry that has
 * fallen back to 0 stays in its slot until the table is rebuilt, and reads like one that never was.
 */
final class SparseRow extends Row {
    /** The largest entry that fits: that of 400 million learners with the highest affinity to both courses. */
    static final long LARGEST = (1L << 40) - 1;

    private static final int SMALLEST_CAPACITY = 8;

    private final long[] slots;
    private int used;

    SparseRow() {
        this(SMALLEST_CAPACITY);
    }

    private SparseRow(int capacity) {
        slots = new long[capacity];
    }

    /** Returns an empty row in which so many entries, and a half more, find room without rebuilding. */
    static SparseRow roomFor(int entries) {
        int capacity = SMALLEST_CAPACITY;
        while (capacity / 2 < entries) {
            capacity *= 2;
        }
        return new SparseRow(capacity);
    }

    @Override
    Row add(int column, long delta, RowPolicy policy) {
        int slot = slot(column);
        if (value(slots[slot]) + delta > LARGEST) {
            return wide(policy.length(column)).add(column, delta, policy);
        }
        if (slots[slot] != 0) {
            slots[slot] += delta;
            return this;
        }
        if (used >= slots.length - slots.length / 4 || policy.dense(used + 1)) {
            Row next = rebuilt(policy);
            if (!(next instanceof SparseRow sparse)) {
                return next.add(column, delta, policy);
            }
            sparse.put(column, delta);
            return next;
        }
        put(column, delta);
        return this;
    }

    /** Adds an entry whose column is not there yet; there must be room. */
    void put(int column, long value) {
        slots[slot(column)] = ((long) (column + 1) << 40) | value;
        used++;
    }

    @Override
    long get(int column) {
        return value(slots[slot(column)]);
    }

    @Override
    long peek(int column) {
        return value(slots[home(column)]);
    }

    @Override
    int size() {
        return used;
    }

    @Override
    void copyTo(GramRow into) {
        into.startPairs(slots.length);
        for (long slot : slots) {
            if (value(slot) != 0) {
                into.append(column(slot), value(slot));
            }
        }
    }

    @Override
    long bytes() {
        return ArrayBytes.OBJECT + ArrayBytes.longs(slots.length);
    }

    private Row rebuilt(RowPolicy policy) {
        int entries = 0;
        int last = 0;
        for (long slot : slots) {
            if (value(slot) != 0) {
                entries++;
                last = Math.max(last, column(slot));
            }
        }
        if (policy.dense(entries + 1)) {
            return wide(policy.length(last)).narrowed();
        }
        SparseRow next = roomFor(entries + 1);
        for (long slot : slots) {
            if (value(slot) != 0) {
                next.put(column(slot), value(slot));
            }
        }
        return next;
    }

    private WideRow wide(int length) {
        int needed = length;
        for (long slot : slots) {
            needed = Math.max(needed, slot == 0 ? 0 : column(slot) + 1);
        }
        WideRow wide = new WideRow(needed);
        for (long slot : slots) {
            if (value(slot) != 0) {
                wide.put(column(slot), value(slot));
            }
        }
        return wide;
    }

    /** Returns the slot of a column, or the free one where it belongs; a quarter of the slots is always free. */
    private int slot(int column) {
        int mask = slots.length - 1;
        int slot = home(column);
        while (slots[slot] != 0 && column(slots[slot]) != column) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private int home(int column) {
        int hash = column * 0x9E3779B9;
        return (hash ^ (hash >>> 16)) & (slots.length - 1);
    }

    private static int column(long slot) {
        return (int) (slot >>> 40) - 1;
    }

    private static long value(long slot) {
        return slot & LARGEST;
    }
}
