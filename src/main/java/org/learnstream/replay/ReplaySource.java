package org.learnstream.replay;

import java.util.List;
import java.util.stream.Stream;
import org.learnstream.streams.catalog.Topic;
import org.learnstream.streams.catalog.Topics;

/** A data set as records to publish. Every stream can be asked for again and then yields the same records. */
public interface ReplaySource {
    /** The topics that events go to. */
    List<Topic<?>> EVENT_TOPICS = List.of(Topics.PURCHASES, Topics.CLICKS, Topics.PROGRESS, Topics.DISCUSSIONS);

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
