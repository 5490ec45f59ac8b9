package org.learnstream.model;

import java.util.Arrays;

/**
 * The learners of one course with their affinities to it: a map from ordinals to tenths, in chunks of 65,536.
 *
 * <p>A chunk is a sorted array while it holds few learners and a bitmap when it holds many, so that adding and removing
 * cost about the same, little, for rare and for popular courses, and the learners common to two courses are counted by
 * merging or word by word. It takes three to four bytes a learner while it is sorted, and 72 KB when it is a bitmap.
 */
final class PostingList {
    private static final PostingChunk NONE = new SortedChunk();

    private PostingChunk[] chunks = {};
    private int size;

    int size() {
        return size;
    }

    /** Adds a learner who is not there yet. */
    void add(int learner, int tenths) {
        int at = learner >>> PostingChunk.BITS;
        if (at >= chunks.length) {
            int held = chunks.length;
            PostingChunk[] grown = Arrays.copyOf(chunks, at + 1);
            Arrays.fill(grown, held, at + 1, NONE);
            chunks = grown;
        }
        PostingChunk chunk = chunks[at] == NONE ? new SortedChunk() : chunks[at];
        chunks[at] = chunk.add(learner & PostingChunk.MASK, tenths);
        size++;
    }

    /** Replaces the affinity of a learner who is there. */
    void change(int learner, int tenths) {
        chunks[learner >>> PostingChunk.BITS].change(learner & PostingChunk.MASK, tenths);
    }

    /** Removes a learner who is there. */
    void remove(int learner) {
        int at = learner >>> PostingChunk.BITS;
        chunks[at] = chunks[at].remove(learner & PostingChunk.MASK);
        size--;
    }

    /** Returns how many learners are in both lists. */
    int common(PostingList other) {
        PostingChunk[] mine = chunks;
        PostingChunk[] theirs = other.chunks;
        int common = 0;
        for (int at = 0; at < Math.min(mine.length, theirs.length); at++) {
            common += mine[at].common(theirs[at]);
        }
        return common;
    }

    /**
     * Copies the first postings, by ordinal ascending.
     *
     * @param limit how many at most
     * @return whether that are all
     */
    boolean copyTo(Postings into, int limit) {
        into.start(Math.min(limit, size));
        PostingChunk[] copied = chunks;
        for (int at = 0; at < copied.length && into.hasRoom(); at++) {
            copied[at].copyTo(at << PostingChunk.BITS, into);
        }
        return size <= limit;
    }

    long bytes() {
        long bytes = ArrayBytes.OBJECT + ArrayBytes.references(chunks.length);
        for (PostingChunk chunk : chunks) {
            bytes += chunk == NONE ? 0 : chunk.bytes();
        }
        return bytes;
    }
}
