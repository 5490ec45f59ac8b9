package org.learnstream.domain.privacy;

/**
 * What was asked for when a learner was to be erased.
 *
 * @param requestedTime when, in milliseconds since 1970-01-01 UTC
 * @param requestedBy who asked
 * @param after what becomes of later events
 */
public record ErasureOrder(long requestedTime, String requestedBy, AfterErasure after) {}
