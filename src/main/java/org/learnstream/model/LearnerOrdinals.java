package org.learnstream.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Dense ordinals of learners; the ordinal of one who left is given to the next who comes. Changed and read within the
 * model's lock only, but for the thread that changes it, which reads as it likes.
 */
final class LearnerOrdinals {
    /** A slot holds the hash of an identifier in its upper half and its ordinal + 1 in the lower; 0 is a free slot. */
    private long[] slots = new long[64];

    private @Nullable String[] ids = new String[32];
    private int[] free = new int[8];
    private int freed;
    private int highest;
    private long idBytes;

    int size() {
        return highest - freed;
    }

    /** Returns the learner who has an ordinal now; null when nobody has it. */
    @Nullable
    String id(int ordinal) {
        return ordinal < ids.length ? ids[ordinal] : null;
    }

    /** Returns the identifiers by ordinal, as they are kept; null where nobody has the ordinal. */
    @Nullable
    String[] ids() {
        return ids;
    }

    /** Returns the ordinal of a learner, or −1. */
    int ordinal(String learnerId) {
        int slot = slot(learnerId);
        return slots[slot] == 0 ? -1 : (int) slots[slot] - 1;
    }

    /** Adds a learner who is not there yet, and returns their ordinal. */
    int add(String learnerId) {
        if (size() == slots.length / 2) {
            enlarge();
        }
        int ordinal = freed > 0 ? free[--freed] : highest++;
        if (ordinal == ids.length) {
            ids = Arrays.copyOf(ids, ordinal + ordinal / 2);
        }
        ids[ordinal] = learnerId;
        slots[slot(learnerId)] = ((long) hash(learnerId) << 32) | (ordinal + 1);
        idBytes += ArrayBytes.string(learnerId);
        return ordinal;
    }

    /** Removes a learner who is there. */
    void remove(String learnerId) {
        int slot = slot(learnerId);
        int ordinal = (int) slots[slot] - 1;
        ids[ordinal] = null;
        idBytes -= ArrayBytes.string(learnerId);
        if (freed == free.length) {
            free = Arrays.copyOf(free, freed * 2);
        }
        free[freed++] = ordinal;
        close(slot);
    }

    long bytes() {
        return idBytes
                + ArrayBytes.longs(slots.length)
                + ArrayBytes.references(ids.length)
                + ArrayBytes.ints(free.length);
    }

    /** Moves up those behind a slot that now is free and would not be found beyond it. */
    private void close(int removed) {
        int mask = slots.length - 1;
        int gap = removed;
        int next = (gap + 1) & mask;
        while (slots[next] != 0) {
            int home = (int) (slots[next] >>> 32) & mask;
            if (((next - home) & mask) >= ((next - gap) & mask)) {
                slots[gap] = slots[next];
                gap = next;
            }
            next = (next + 1) & mask;
        }
        slots[gap] = 0;
    }

    private void enlarge() {
        long[] before = slots;
        slots = new long[before.length * 2];
        int mask = slots.length - 1;
        for (long content : before) {
            if (content != 0) {
                int slot = (int) (content >>> 32) & mask;
                while (slots[slot] != 0) {
                    slot = (slot + 1) & mask;
                }
                slots[slot] = content;
            }
        }
    }

    /** Returns the slot of a learner, or the free one where they belong. */
    private int slot(String learnerId) {
        int mask = slots.length - 1;
        int hash = hash(learnerId);
        int slot = hash & mask;
        while (slots[slot] != 0
                && !((int) (slots[slot] >>> 32) == hash && learnerId.equals(ids[(int) slots[slot] - 1]))) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private static int hash(String id) {
        int hash = id.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
