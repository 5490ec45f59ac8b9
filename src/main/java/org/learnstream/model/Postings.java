package org.learnstream.model;

/** A copy of a posting list, in buffers that are kept from one copy to the next. Belongs to one thread. */
final class Postings {
    private int[] learners = {};
    private byte[] tenths = {};
    private int size;
    private int limit;

    /** Makes this empty, with room for so many postings. */
    void start(int room) {
        if (learners.length < room) {
            learners = new int[room + room / 4];
            tenths = new byte[learners.length];
        }
        size = 0;
        limit = room;
    }

    boolean hasRoom() {
        return size < limit;
    }

    void append(int learner, byte affinity) {
        learners[size] = learner;
        tenths[size] = affinity;
        size++;
    }

    /** Returns how many postings there is room for. */
    int room() {
        return limit - size;
    }

    /** Returns the learners by index, as they are kept. */
    int[] learners() {
        return learners;
    }

    /** Returns the affinities by index, as they are kept. */
    byte[] tenths() {
        return tenths;
    }

    /** Appends several, as many of them as there is room for. */
    void append(int base, char[] numbers, byte[] affinities, int count) {
        int taken = Math.min(count, limit - size);
        for (int index = 0; index < taken; index++) {
            learners[size + index] = base + numbers[index];
        }
        System.arraycopy(affinities, 0, tenths, size, taken);
        size += taken;
    }

    /**
     * Appends several, for all of which there is room.
     *
     * @param words a bit for each number that is there
     * @param affinities by number
     * @param count how many bits are set
     */
    void append(int base, long[] words, byte[] affinities, int count) {
        int[] intoLearners = learners;
        byte[] intoTenths = tenths;
        int at = size;
        for (int word = 0; word < words.length; word++) {
            for (long rest = words[word]; rest != 0; rest &= rest - 1) {
                int number = (word << 6) | Long.numberOfTrailingZeros(rest);
                intoLearners[at] = base + number;
                intoTenths[at] = affinities[number];
                at++;
            }
        }
        size += count;
    }

    int size() {
        return size;
    }

    int learner(int index) {
        return learners[index];
    }

    int tenths(int index) {
        return tenths[index];
    }
}
