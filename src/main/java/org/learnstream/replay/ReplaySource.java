package org.learnstream.replay;

import java.util.stream.Stream;

/** A data set as records to publish. Every stream can be asked for again and then yields the same records. */
public interface ReplaySource {
    /** Name of the data set, as the command line knows it. */
    String name();

    /** Returns the catalogue and what is known of the learners: what should be there before the first event. */
    Stream<Publication<?>> preparation();

    /** Number of records of the {@link #preparation}. */
    long preparationSize();

    /** Returns what the learners did, in the order of time. */
    Stream<Publication<?>> events();

    /** Number of {@link #events}. */
    long eventsSize();
}
