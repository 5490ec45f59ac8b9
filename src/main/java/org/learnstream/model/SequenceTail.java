package org.learnstream.model;

/** The last courses of a sequence by their position in the whole of it, which is numbered from 0. */
final class SequenceTail {
    private final int[] packed;

    /**
     * Reads a packed sequence.
     *
     * @param packed the length of the sequence, then the ordinals of its last courses, oldest first
     */
    SequenceTail(int[] packed) {
        this.packed = packed;
    }

    /** Returns the length of the whole sequence. */
    int length() {
        return packed[0];
    }

    /** Returns the first position that is held. */
    int start() {
        return packed[0] - packed.length + 1;
    }

    /** Returns the course at a position that is held. */
    int course(int position) {
        return packed[1 + position - start()];
    }

    /** Returns the first position up to which both tails hold the same from where both begin; at least that. */
    int commonUntil(SequenceTail other) {
        int position = Math.max(start(), other.start());
        int end = Math.min(length(), other.length());
        while (position < end && course(position) == other.course(position)) {
            position++;
        }
        return position;
    }

    /** Returns with how many courses both tails end alike. */
    int commonAtEnd(SequenceTail other) {
        int most = Math.min(packed.length, other.packed.length) - 1;
        int common = 0;
        while (common < most && packed[packed.length - 1 - common] == other.packed[other.packed.length - 1 - common]) {
            common++;
        }
        return common;
    }
}
