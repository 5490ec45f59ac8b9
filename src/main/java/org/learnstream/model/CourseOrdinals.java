package org.learnstream.model;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import org.learnstream.domain.learner.Affinity;

/**
 * Dense ordinals of courses, in the order in which they were added. One thread adds; any thread looks up, without locks.
 *
 * <p>Nothing is ever removed. A new course becomes visible by the release of its slot or, when the table was enlarged,
 * by the volatile write of the new table; both come after the identifier is in its place.
 */
final class CourseOrdinals {
    /** So many ordinals fit into the entries of a packed vector and the slots of a sparse row. */
    static final int LIMIT = PackedVector.ORDINAL_LIMIT;

    private static final VarHandle SLOT = MethodHandles.arrayElementVarHandle(long[].class);

    private volatile Table table = new Table(new long[64], new String[32]);
    private volatile int size;
    private long idBytes;

    /** A slot holds the hash of an identifier in its upper half and its ordinal + 1 in the lower; 0 is a free slot. */
    private static final class Table {
        private final long[] slots;
        private final String[] ids;

        private Table(long[] slots, String[] ids) {
            this.slots = slots;
            this.ids = ids;
        }
    }

    int size() {
        return size;
    }

    String id(int ordinal) {
        return table.ids[ordinal];
    }

    /** Returns the ordinal of a course, or −1. */
    int ordinal(String courseId) {
        Table current = table;
        int hash = hash(courseId);
        int mask = current.slots.length - 1;
        int slot = hash & mask;
        while (true) {
            long content = (long) SLOT.getAcquire(current.slots, slot);
            if (content == 0) {
                return -1;
            }
            int ordinal = (int) content - 1;
            if ((int) (content >>> 32) == hash && current.ids[ordinal].equals(courseId)) {
                return ordinal;
            }
            slot = (slot + 1) & mask;
        }
    }

    /**
     * Looks up the courses of a vector at once.
     *
     * <p>In three passes, because each look-up alone waits for main memory three times, one after the other; the waits of
     * the same pass overlap.
     *
     * @param ordinals receives the ordinal of each course, or −1
     */
    void lookUp(List<Affinity> entries, int[] ordinals) {
        Table current = table;
        int mask = current.slots.length - 1;
        int count = entries.size();
        for (int index = 0; index < count; index++) {
            int hash = hash(entries.get(index).courseId());
            long content = (long) SLOT.getAcquire(current.slots, hash & mask);
            ordinals[index] = (int) (content >>> 32) == hash ? (int) content - 1 : -1;
        }
        for (int index = 0; index < count; index++) {
            int guess = ordinals[index];
            boolean likely = guess >= 0
                    && current.ids[guess].length()
                            == entries.get(index).courseId().length();
            ordinals[index] = likely ? guess : -1;
        }
        for (int index = 0; index < count; index++) {
            String courseId = entries.get(index).courseId();
            int guess = ordinals[index];
            ordinals[index] = guess >= 0 && current.ids[guess].equals(courseId) ? guess : ordinal(courseId);
        }
    }

    /** Adds a course that is not there yet, and returns its ordinal. */
    int add(String courseId) {
        int ordinal = size;
        if (ordinal == LIMIT) {
            throw new IllegalStateException("there are more than " + LIMIT + " courses");
        }
        Table current = table;
        if (ordinal == current.ids.length) {
            current = new Table(new long[current.slots.length * 2], Arrays.copyOf(current.ids, ordinal * 2));
            for (int each = 0; each < ordinal; each++) {
                put(current.slots, current.ids[each], each);
            }
            table = current;
        }
        current.ids[ordinal] = courseId;
        put(current.slots, courseId, ordinal);
        size = ordinal + 1;
        idBytes += ArrayBytes.string(courseId);
        return ordinal;
    }

    long bytes() {
        Table current = table;
        return idBytes + ArrayBytes.longs(current.slots.length) + ArrayBytes.references(current.ids.length);
    }

    private static void put(long[] slots, String id, int ordinal) {
        int mask = slots.length - 1;
        int hash = hash(id);
        int slot = hash & mask;
        while (slots[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        SLOT.setRelease(slots, slot, ((long) hash << 32) | (ordinal + 1));
    }

    private static int hash(String id) {
        int hash = id.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
