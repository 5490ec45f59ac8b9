package org.learnstream.generator;

/**
 * How a campus is fed into Kafka.
 *
 * @param eventsPerSecond rate of live events; 0 for as many as possible. History is sent as fast as possible
 * @param limit the number of events after which the feed ends by itself, the catalogue and the first registrations not
 *     counted; {@link Long#MAX_VALUE} for none
 * @param badShare share of flawed records on the learners' topics, 0 to 0.5
 * @param respond whether learners look at the recommendations that the application publishes
 */
public record FeedOptions(double eventsPerSecond, long limit, double badShare, boolean respond) {
    public FeedOptions {
        require(eventsPerSecond >= 0, "eventsPerSecond", eventsPerSecond, "0 or more");
        require(limit >= 0, "limit", limit, "0 or more");
        require(badShare >= 0 && badShare <= 0.5, "badShare", badShare, "0 to 0.5");
    }

    private static void require(boolean holds, String name, Object value, String expected) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ", expected " + expected);
        }
    }
}
