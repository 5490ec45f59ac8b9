package org.learnstream.domain.bandit;

import org.learnstream.domain.learner.Response;

/**
 * A slot that begins or ceases to count for an arm. A correction is a pair: the old outcome is taken off and the new one
 * added.
 *
 * @param arm name of the recommender that filled the slot
 * @param time the slot's time, in milliseconds since 1970-01-01 UTC
 * @param outcome the best response so far; an impression is a failure
 * @param count 1 or -1
 */
public record ArmChange(String arm, long time, Response outcome, int count) {}
