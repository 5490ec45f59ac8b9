package org.learnstream.model;

/** The sequences of all learners. */
final class SequenceTails {
    private final LearnerOrdinals learners;
    private final int[][] tails;

    SequenceTails(LearnerOrdinals learners, int[][] tails) {
        this.learners = learners;
        this.tails = tails;
    }

    /** Returns the ordinals of learners. */
    LearnerOrdinals learners() {
        return learners;
    }

    /** Returns their sequences by ordinal, packed as {@link SequenceTail} reads them. */
    int[][] tails() {
        return tails;
    }
}
