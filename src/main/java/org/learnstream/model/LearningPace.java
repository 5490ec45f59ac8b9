package org.learnstream.model;

/**
 * When to learn again from enrolments: when every tenth learner's vector came anew since the last time, but never for more
 * than a twentieth of the time. Safe to use from any thread.
 */
final class LearningPace {
    private static final long FEWEST_VECTORS = 50;
    private static final long LEARNERS_PER_VECTOR = 10;
    private static final long REST = 20;

    private volatile long learntFrom;
    private volatile long restUntil = System.nanoTime();

    /**
     * Whether it is time.
     *
     * @param vectors how many vectors of learners were taken in so far
     * @param learners how many learners there are
     */
    boolean due(long vectors, long learners) {
        return vectors - learntFrom >= Math.max(FEWEST_VECTORS, learners / LEARNERS_PER_VECTOR)
                && System.nanoTime() - restUntil >= 0;
    }

    /** Notes that it was done, from so many vectors and in so many nanoseconds. */
    void learnt(long vectors, long nanos) {
        learntFrom = vectors;
        restUntil = System.nanoTime() + REST * nanos;
    }
}
