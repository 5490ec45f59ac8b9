package org.learnstream.model;

import java.util.Arrays;

/**
 * The learners of one course: a set of ordinals, in chunks of 65,536.
 *
 * <p>A chunk is a sorted array while it holds few learners and a bitmap when it holds many, so that adding and removing
 * cost about the same, little, for rare and for popular courses, and the learners common to two courses are counted by
 * merging or word by word. It takes at most two bytes a learner, and never more than 8 KB a chunk.
 */
final class LearnerSet {
    private static final LearnerChunk NONE = new SortedChunk();

    private LearnerChunk[] chunks = {};
    private int size;

    int size() {
        return size;
    }

    /** Adds a learner who is not there yet. */
    void add(int learner) {
        int at = learner >>> LearnerChunk.BITS;
        if (at >= chunks.length) {
            int held = chunks.length;
            LearnerChunk[] grown = Arrays.copyOf(chunks, at + 1);
            Arrays.fill(grown, held, at + 1, NONE);
            chunks = grown;
        }
        LearnerChunk chunk = chunks[at] == NONE ? new SortedChunk() : chunks[at];
        chunks[at] = chunk.add(learner & LearnerChunk.MASK);
        size++;
    }

    /** Removes a learner who is there. */
    void remove(int learner) {
        int at = learner >>> LearnerChunk.BITS;
        chunks[at] = chunks[at].remove(learner & LearnerChunk.MASK);
        size--;
    }

    /** Returns how many learners are in both sets. */
    int common(LearnerSet other) {
        LearnerChunk[] mine = chunks;
        LearnerChunk[] theirs = other.chunks;
        int common = 0;
        for (int at = 0; at < Math.min(mine.length, theirs.length); at++) {
            common += mine[at].common(theirs[at]);
        }
        return common;
    }

    long bytes() {
        long bytes = ArrayBytes.OBJECT + ArrayBytes.references(chunks.length);
        for (LearnerChunk chunk : chunks) {
            bytes += chunk == NONE ? 0 : chunk.bytes();
        }
        return bytes;
    }
}
