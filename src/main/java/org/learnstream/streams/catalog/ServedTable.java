package org.learnstream.streams.catalog;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The tables over compacted topics that the serving application keeps for readers, keyed by learner. */
public enum ServedTable {
    /** What is recommended to each learner. */
    RECOMMENDATIONS(Topics.RECOMMENDATIONS, "serving-recommendations"),
    /** Each learner's affinities. */
    AFFINITIES(Topics.AFFINITIES, "serving-affinities"),
    /** What each learner said of themselves. */
    REGISTRATIONS(Topics.REGISTRATIONS, "serving-registrations"),
    /** Each learner's presence, and whether they have fallen silent. */
    CHURN_STATES(Topics.CHURN_STATES, "serving-churn-states");

    /** All of them. */
    public static final Set<ServedTable> ALL = Collections.unmodifiableSet(EnumSet.allOf(ServedTable.class));

    // A topic is a record of constants and a codec, whose only state are buffers of each thread.
    @SuppressWarnings("ImmutableEnumChecker")
    private final Topic<?> topic;

    private final String store;

    ServedTable(Topic<?> topic, String store) {
        this.topic = topic;
        this.store = store;
    }

    /** The topic that the table is made of; it is the store's changelog, too. */
    public Topic<?> topic() {
        return topic;
    }

    /** Name of the state store. */
    public String store() {
        return store;
    }
}
