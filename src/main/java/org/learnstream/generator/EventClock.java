package org.learnstream.generator;

/** Turns simulated time into the time that events carry. */
@FunctionalInterface
public interface EventClock {
    /** Events carry the simulated time itself. */
    EventClock SIMULATED = simulated -> simulated;

    /**
     * Returns the time that an event carries.
     *
     * @param simulated simulated time in milliseconds since 1970-01-01 UTC; never less than in the call before
     */
    long eventTime(long simulated);
}
