package org.learnstream.model;

import org.learnstream.domain.learner.AffinityVector;

/**
 * A part of the course model that, like the whole, is a function of the learners' latest vectors. Called by the one
 * thread that writes, within the model's lock.
 */
interface ModelPart {
    /** Makes room for courses with ordinals below a number. */
    void grow(int courses);

    /**
     * Replaces the vector of a learner.
     *
     * @param learner ordinal of the learner; after an empty vector it may become another learner's
     * @param vector the learner's vector from now on, newest first
     * @param ordinals ordinal of the course of each entry, or −1 when it has none yet; longer than the vector at times
     */
    void replace(int learner, AffinityVector vector, int[] ordinals);

    /** Returns how much memory the part takes, in bytes. */
    long bytes();
}
