package org.learnstream.domain.chaos;

/** Processes of one kind, of which a majority must always be up. */
public enum FaultGroup {
    /** The brokers of the cluster. */
    BROKERS,
    /** The instances of the application. */
    INSTANCES
}
