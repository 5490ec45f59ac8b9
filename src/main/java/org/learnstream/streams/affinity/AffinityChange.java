package org.learnstream.streams.affinity;

import org.learnstream.domain.learner.AffinityVector;

/**
 * A learner's new affinities.
 *
 * @param vector the affinities after the change
 * @param eventTime time of the event that led to the change, in milliseconds since 1970-01-01 UTC
 */
public record AffinityChange(AffinityVector vector, long eventTime) {}
